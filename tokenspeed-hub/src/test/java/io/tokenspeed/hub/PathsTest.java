package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.RawConnection;
import io.tokenspeed.hub.testing.Signing;
import io.tokenspeed.hub.testing.TestDevice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests in odd forms are refused with a problem document and the hub's time. */
class PathsTest extends HubTest {
    private String ask(String request) {
        return RawConnection.ask(hub.hub.port(), request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/ingest%2fbuckets",
                "/v1/ingest;x=1/buckets",
                "/v1/ingest/buckets;x=1",
                "/v1//ingest/buckets",
                "/v1/./ingest/buckets",
                "/v1/devices/../ingest/buckets",
                "/v1/%2e%2e/ingest/buckets",
                "/v1/ingest/Buckets",
                "/v1/ingest/buckets/",
                "/v1/nothing"
            })
    void path_ofAnotherSpelling_isUnknown(String path) {
        String answer =
                ask("POST " + path + " HTTP/1.1\r\nHost: hub\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 404 ")
                .contains("application/problem+json")
                .contains("\"code\":\"not_found\"")
                .containsIgnoringCase("x-ts-server-time: " + hub.now());
    }

    @Test
    void request_thatIsNoHttp_isAProblem() {
        String answer = ask("GET /v1/hub HTTP/1.1\r\nHost: hub\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json")
                .containsIgnoringCase("x-ts-server-time: " + hub.now());
    }

    @Test
    void body_inChunks_needsALength() {
        TestDevice device = hub.device();
        Signing upload = device.upload("{}", hub.now());

        String answer = ask("POST /v1/ingest/buckets HTTP/1.1\r\nHost: hub\r\n"
                + RawConnection.headers(upload)
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\n{}\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 411 ").contains("\"code\":\"length_required\"");
    }

    @Test
    void body_thatIsTooLarge_isNotRead() {
        TestDevice device = hub.device();
        Signing upload = device.upload("{}", hub.now());

        String answer = ask("POST /v1/ingest/buckets HTTP/1.1\r\nHost: hub\r\n"
                + RawConnection.headers(upload)
                + "Content-Length: 262145\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("\"code\":\"body_too_large\"");
    }

    @Test
    void body_thatComesTooSlowly_isCutOff() {
        Signing upload = hub.device().upload("{}", hub.now());

        long millis = RawConnection.millisUntilClosed(
                hub.hub.port(),
                "POST /v1/ingest/buckets HTTP/1.1\r\nHost: hub\r\n" + RawConnection.headers(upload)
                        + "Content-Length: 200000\r\n\r\n");

        assertThat(millis).isLessThan(10_000);
    }

    @Test
    void requests_thatAreSmuggled_areNeverTwo() {
        String inner = "GET /v1/hub HTTP/1.1\r\nHost: hub\r\n\r\n";
        List<String> framings = List.of(
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + inner,
                "Transfer-Encoding: xchunked\r\n\r\n" + inner,
                "Transfer-Encoding: chunked\r\n\r\n1;a=\"\r\nx\r\n0\r\n\r\n" + inner,
                "Content-Length: +4\r\n\r\nabcd" + inner,
                "Content-Length : 0\r\n\r\n" + inner);

        for (String framing : framings) {
            String answer = ask("POST /v1/ingest/buckets HTTP/1.1\r\nHost: hub\r\n" + framing);

            assertThat(answer.split("HTTP/1.1 ", -1)).as(framing).hasSize(2);
            assertThat(answer).as(framing).startsWith("HTTP/1.1 4");
        }
    }

    @Test
    void hub_tellsWhoItIs() {
        var answer = hub.get("/v1/hub").json();

        assertThat(answer.get("hubId").asText())
                .isEqualTo(hub.storage.admin().identity().hubId());
        assertThat(answer.get("schemaVersions").toString()).isEqualTo("[1]");
        assertThat(answer.get("limits").get("records").asInt()).isEqualTo(500);
        assertThat(hub.get("/v1/health").json().get("status").asText()).isEqualTo("ok");
    }
}
