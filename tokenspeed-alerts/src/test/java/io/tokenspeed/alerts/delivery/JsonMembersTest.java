package io.tokenspeed.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonMembersTest {
    @Test
    void toString_everyKindOfValue_oneObject() {
        JsonMembers inner = new JsonMembers().number("value", 0.14).number("none", (Double) null);

        String json = new JsonMembers()
                .text("name", "x")
                .text("absent", null)
                .number("count", 12)
                .number("whole", 5000.0)
                .number("infinite", Double.POSITIVE_INFINITY)
                .object("inner", inner)
                .toString();

        assertThat(json)
                .isEqualTo("{\"name\":\"x\",\"absent\":null,\"count\":12,\"whole\":5000,\"infinite\":null,"
                        + "\"inner\":{\"value\":0.14,\"none\":null}}");
    }

    @Test
    void text_charactersThatJsonReserves_escaped() {
        String json =
                new JsonMembers().text("a", "\"\\\n\t\u0000é😀\ud83d!\ude00").toString();

        assertThat(json).isEqualTo("{\"a\":\"\\\"\\\\\\u000a\\u0009\\u0000é😀\\ud83d!\\ude00\"}");
    }
}
