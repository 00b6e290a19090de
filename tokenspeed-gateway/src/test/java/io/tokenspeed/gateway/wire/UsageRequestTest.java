package io.tokenspeed.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageRequestTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "{\"stream\":true} ¦ {\"stream_options\":{\"include_usage\":true},\"stream\":true}",
                "{ \"stream\" : true , \"stream_options\" : {} } ¦ { \"stream\" : true , \"stream_options\" : {\"include_usage\":true} }",
                "{\"stream\":true,\"stream_options\":{ \"x\":1}} ¦ {\"stream\":true,\"stream_options\":{\"include_usage\":true, \"x\":1}}",
                "{\"stream\":true,\"a\":{\"stream_options\":{\"include_usage\":true}}} ¦ "
                        + "{\"stream_options\":{\"include_usage\":true},\"stream\":true,\"a\":{\"stream_options\":{\"include_usage\":true}}}",
                "{\"stream\":true,\"a\":\"\\\"stream_options\\\":{\"} ¦ "
                        + "{\"stream_options\":{\"include_usage\":true},\"stream\":true,\"a\":\"\\\"stream_options\\\":{\"}",
            })
    void silentBody_isAsked(String body, String expected) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        BodyScan scan = BodyScan.of(bytes);

        assertThat(UsageRequest.isWanted(scan)).isTrue();
        assertThat(UsageRequest.in(bytes, scan).toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"stream\":false}",
                "{\"model\":\"m\"}",
                "{\"stream\":true,\"stream_options\":{\"include_usage\":false}}",
                "{\"stream_options\":{\"x\":[1],\"include_usage\":true},\"stream\":true}",
            })
    void bodyThatSaysItself_staysAsItIs(String body) {
        assertThat(UsageRequest.isWanted(BodyScan.of(body.getBytes(StandardCharsets.UTF_8))))
                .isFalse();
    }

    @Test
    void scan_findsWhatReportsNeed() {
        String body = """
                {"model":"m","max_tokens":7,"metadata":{"x":{"y":[]},"user_id":"user_1_account__session_%s"},
                 "system":[{"type":"text","text":"12345"}],
                 "messages":[{"role":"user","content":[{"type":"image","source":{"data":"AAAAAAAA"}},"1234567"]}]}
                """.formatted("3f6b1e0a-1111-2222-3333-444455556666");

        BodyScan scan = BodyScan.of(body.getBytes(StandardCharsets.UTF_8));

        assertThat(scan.model()).isEqualTo("m");
        assertThat(scan.session()).isEqualTo("3f6b1e0a-1111-2222-3333-444455556666");
        assertThat(scan.textBytes()).isEqualTo(12);
    }
}
