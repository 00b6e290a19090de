package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.LogLines;
import io.tokenspeed.hub.testing.RawConnection;
import io.tokenspeed.hub.testing.Reply;
import io.tokenspeed.hub.testing.TestDevice;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client's words never become an SQL statement, a line of a log or a header. */
class InjectionTest extends HubTest {
    private static final List<String> EVIL = List.of(
            "x'; DROP TABLE device; --",
            "x\" OR 1=1 --",
            "%s%n${jndi:ldap://x}",
            "a\\nrequest=r_fake code=ok",
            "a\\r\\nSet-Cookie: a=b",
            "a\\u0000b",
            "a\\u2028b",
            "\\u001b[31m",
            "../../etc/passwd",
            "a@b",
            "A",
            "");
    private static final String HEADER_BYTES = "\t !\"#%&'(),./:;<=>?@[]^`{|}~abAB019_-\u0080\u00ff\u0001\u007f";

    private TestDevice device;

    @BeforeEach
    void enrol() {
        device = hub.device();
    }

    @Test
    void slugs_ofAnotherForm_areRefusedAndNotRepeated() {
        String good = Bodies.record(1_790_000_100, 1, "claude-sonnet-4-5");
        String before = hub.storage.admin().devices().list().toString();

        for (String evil : EVIL) {
            for (String field : new String[] {"tool", "provider", "model", "projectId"}) {
                String record = good.replaceAll("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"@\"")
                        .replace("\"@\"", "\"" + evil.replace("\"", "\\\"") + "\"");
                try (LogLines lines = LogLines.ofEverything()) {
                    TestDevice sender = hub.device();
                    int enrolled = lines.ofRequests().size();

                    Reply reply = hub.send(sender.upload(Bodies.batch(record), hub.now()));

                    assertThat(reply.verdict()).as(field + " " + evil).isEqualTo("422 validity_below_threshold");
                    assertThat(reply.json().at("/rejected/0/code").asText()).isEqualTo("schema_invalid");
                    assertThat(reply.json().at("/rejected/0/pointer").asText()).isEqualTo("/" + field);
                    assertThat(lines.ofRequests()).hasSize(enrolled + 1);
                    assertThat(lines.all()).doesNotContain("r_fake", "DROP TABLE", "jndi");
                }
            }
        }

        assertThat(hub.storage.admin().devices().list().toString()).contains(before.substring(1, 20));
        assertThat(hub.requests(device)).isZero();
        assertThat(hub.send(device.config(hub.now())).verdict()).isEqualTo("200");
    }

    @Test
    void headers_ofAnyBytes_areRefusedWithoutAFault() {
        Random random = new Random(23);
        List<String> names =
                List.of("X-TS-Device-ID", "X-TS-Timestamp", "X-TS-Nonce", "X-TS-Signature", "Content-Digest");
        for (int i = 0; i < 60; i++) {
            String name = names.get(i % names.size());
            String answer = RawConnection.ask(
                    hub.hub.port(),
                    "GET /v1/devices/self/config HTTP/1.1\r\nHost: hub\r\n"
                            + RawConnection.headers(device.config(hub.now()))
                                    .replaceAll("Content-Type:.*\r\n", "")
                                    .replaceAll(name + ":.*\r\n", "")
                            + name + ": " + text(random) + "\r\nConnection: close\r\n\r\n");

            assertThat(answer).startsWith("HTTP/1.1 4");
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append(HEADER_BYTES.charAt(random.nextInt(HEADER_BYTES.length())));
        }
        return text.toString();
    }
}
