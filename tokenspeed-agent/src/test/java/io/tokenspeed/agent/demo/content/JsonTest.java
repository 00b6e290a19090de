package io.tokenspeed.agent.demo.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void text_everyKindOfValue_isWrittenInOrder() {
        Object value = DemoJson.object("b", 1, "a", List.of(true, 0.5, 9_000_000_000L), "n", null, "t", "say \"é\"\n");

        assertThat(DemoJson.text(value))
                .isEqualTo("{\"b\":1,\"a\":[true,0.5,9000000000],\"n\":null,\"t\":\"say \\\"é\\\"\\n\"}");
    }
}
