package io.tokenspeed.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosedObjectTest {
    private static final StrictJson JSON = new StrictJson(StreamReadConstraints.defaults());

    /** Carries everything that is known of a fault. */
    private static final class Told extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Told(Fault fault) {
            super(fault.pointer() + " | " + fault.sentence() + " | " + fault.allowed());
        }
    }

    private static ClosedObject object(String json) throws IOException {
        return ClosedObject.of(JSON.tree(json.getBytes(StandardCharsets.UTF_8)), Told::new);
    }

    private static void assertFault(String json, Consumer<ClosedObject> reader, String told) throws IOException {
        ClosedObject object = object(json);
        assertThatThrownBy(() -> reader.accept(object)).isInstanceOf(Told.class).hasMessage(told);
    }

    @Test
    void members_ofTheirTypes() throws IOException {
        ClosedObject object = object("{\"t\":\"ab\",\"w\":\"x\",\"i\":5,\"f\":true,\"o\":{\"i\":6}}");

        assertThat(object.text("t", Pattern.compile("[a-z]+"))).isEqualTo("ab");
        assertThat(object.word("w", Set.of("x", "y"))).isEqualTo("x");
        assertThat(object.integer("i", 1, 5)).isEqualTo(5);
        assertThat(object.flag("f", false)).isTrue();
        ClosedObject inner = object.object("o");
        assertThat(inner.integer("i", 0)).isEqualTo(6);
        inner.close();
        object.close();
    }

    @Test
    void members_thatMayBeAbsent() throws IOException {
        ClosedObject object = object("{}");

        assertThat(object.text("t", "otherwise")).isEqualTo("otherwise");
        assertThat(object.integer("i", -3)).isEqualTo(-3);
        assertThat(object.flag("f", true)).isTrue();
        object.close();
    }

    @Test
    void faults_nameThePointerAndTheRule() throws IOException {
        assertFault("{}", body -> body.integer("i", 1, 5), "/i | i must be a whole number from 1 to 5. | []");
        assertFault("{\"i\":6}", body -> body.integer("i", 1, 5), "/i | i must be a whole number from 1 to 5. | []");
        assertFault("{\"i\":1.5}", body -> body.integer("i", 0), "/i | i must be a whole number. | []");
        assertFault("{\"t\":null}", body -> body.text("t", ""), "/t | t must be a text. | []");
        assertFault("{\"f\":1}", body -> body.flag("f", true), "/f | f must be true or false. | [true, false]");
        assertFault("{\"w\":\"z\"}", body -> body.word("w", Set.of("y", "x")), "/w | w must be one of x, y. | [x, y]");
        assertFault("{\"o\":[]}", body -> body.object("o"), "/o | o must be a JSON object. | []");
        assertFault(
                "{\"o\":{\"i\":\"secret\"}}",
                body -> body.object("o").integer("i", 0),
                "/o/i | o/i must be a whole number. | []");
    }

    @Test
    void close_refusesWhatNobodyAskedFor_withoutItsName() throws IOException {
        Consumer<ClosedObject> reader = body -> {
            body.text("b", "");
            body.text("a", "");
            body.close();
        };

        assertFault("{\"a\":\"\",\"c\":1}", reader, " | The body has an unknown field; known are a, b. | [a, b]");
    }

    @Test
    void of_noObject_isAFault() {
        assertThatThrownBy(() -> object("[1]")).hasMessage(" | The body must be a JSON object. | []");
        assertThatThrownBy(() -> object("")).hasMessage(" | The body must be a JSON object. | []");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{} {}", "{", "\uFEFF{}", "{\u0000}"})
    void tree_isStrict(String json) {
        assertThatThrownBy(() -> object(json)).isInstanceOf(IOException.class);
    }
}
