package io.tokenspeed.agent.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class KeyDecoderTest {
    private final KeyDecoder decoder = new KeyDecoder();

    @Test
    void letters_areTheKeysOfTheFooter() {
        assertThat(decode("qp sd?"))
                .containsExactly(TopKey.QUIT, TopKey.PAUSE, TopKey.PAUSE, TopKey.SORT, TopKey.PERIOD, TopKey.HELP);
    }

    @Test
    void arrows_comeInBothModesOfTerminals() {
        assertThat(decode("\u001b[A\u001b[B\u001bOA\u001bOB"))
                .containsExactly(TopKey.UP, TopKey.DOWN, TopKey.UP, TopKey.DOWN);
        assertThat(decode("\u001b[5~\u001b[6~\u001b[H\u001b[4~"))
                .containsExactly(TopKey.PAGE_UP, TopKey.PAGE_DOWN, TopKey.FIRST, TopKey.LAST);
    }

    @Test
    void sequence_inParts_isOneKey() {
        assertThat(decode("\u001b")).isEmpty();
        assertThat(decode("[")).isEmpty();
        assertThat(decode("B")).containsExactly(TopKey.DOWN);
    }

    @Test
    void unknown_keys_areNone() {
        assertThat(decode("xyz\u001b[1;5C\u001b[24~é")).isEmpty();
        assertThat(decode("\u001bq")).containsExactly(TopKey.QUIT);
    }

    @Property
    void bytes_inAnyParts_giveTheSameKeys(@ForAll byte[] bytes) {
        List<TopKey> single = new ArrayList<>();
        KeyDecoder other = new KeyDecoder();
        for (byte one : bytes) {
            single.addAll(other.decode(new byte[] {one}, 1));
        }

        assertThat(new KeyDecoder().decode(bytes, bytes.length)).isEqualTo(single);
    }

    private List<TopKey> decode(String typed) {
        byte[] bytes = typed.getBytes(StandardCharsets.UTF_8);
        return decoder.decode(bytes, bytes.length);
    }
}
