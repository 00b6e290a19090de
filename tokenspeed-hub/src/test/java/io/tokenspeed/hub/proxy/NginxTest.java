package io.tokenspeed.hub.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.fixture.HubInstance;
import io.tokenspeed.model.wire.WireHeader;
import io.tokenspeed.testkit.memory.hub.InMemoryHubStorage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped configuration of nginx, in a real nginx in front of a real hub. */
class NginxTest {
    private static final String LISTED = "https://team.github.io";

    @TempDir
    private static Path folder;

    private static HubInstance hub;
    private static Nginx nginx;

    @BeforeAll
    static void start() throws Exception {
        hub = HubInstance.start(new InMemoryHubStorage(), folder, Map.of("TS_HUB_ORIGINS", LISTED));
        nginx = Nginx.start(hub.port(), folder);
    }

    @AfterAll
    static void stop() throws Exception {
        nginx.close();
        hub.close();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().sslContext(nginx.trust()).build();
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder secure(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + nginx.tlsPort() + path));
    }

    @Test
    void https_reachesTheHub() throws Exception {
        HttpResponse<String> answer = send(secure("/v1/hub"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue(WireHeader.SERVER_TIME)).isPresent();
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(answer.headers().firstValue("Server").orElse("")).isEqualTo("nginx");
    }

    @Test
    void pageOfAListedOrigin_readsThroughIt() throws Exception {
        HttpResponse<String> preflight = send(secure("/api/meta")
                .header("Origin", LISTED)
                .header("Access-Control-Request-Method", "GET")
                .method("OPTIONS", BodyPublishers.noBody()));
        HttpResponse<String> answer = send(secure("/api/meta")
                .header("Origin", LISTED)
                .header("Authorization", "Bearer " + HubInstance.READ_TOKEN));

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                .isPresent();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(LISTED);
    }

    @Test
    void plainHttp_isRefusedAndNeverRedirected() throws Exception {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + nginx.plainPort() + "/v1/hub")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void management_isNotReachableFromOutside() throws Exception {
        for (String path : new String[] {"/v1/admin/devices", "/v1/%61dmin/devices", "/v1/x/../admin/devices"}) {
            HttpResponse<String> answer =
                    send(secure(path).header("Authorization", "Bearer " + HubInstance.ADMIN_TOKEN));

            assertThat(answer.statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void oversizedBody_isRefusedBeforeTheHub() throws Exception {
        HttpResponse<String> answer =
                send(secure("/v1/ingest/buckets").POST(BodyPublishers.ofByteArray(new byte[300_000])));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue(WireHeader.SERVER_TIME)).isEmpty();
    }

    @Test
    void source_isTheConnectionsAndNotWhatAClientSays() throws Exception {
        HttpResponse<String> answer = send(secure("/v1/hub").header("X-Forwarded-For", "203.0.113.9"));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void slowHeaders_areCutOff() throws Exception {
        try (RawHttp client = new RawHttp(nginx.tlsPort(), nginx.trust())) {
            long after = client.sendSlowly("POST /v1/ingest/buckets HTTP/1.1\r\nX-Slow: ", (byte) 'a', 200, 20_000);

            assertThat(after).isBetween(5_000L, 15_000L);
        }
    }

    @Test
    void stalledBody_isCutOff() throws Exception {
        try (RawHttp client = new RawHttp(nginx.tlsPort(), nginx.trust())) {
            client.send("POST /v1/ingest/buckets HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{");
            long began = System.nanoTime();
            client.read(15_000);

            assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(9_000);
        }
    }

    @Test
    void slowBody_isCutOffByTheHubItself() throws Exception {
        try (RawHttp client = new RawHttp(hub.port(), null)) {
            String head = "POST /v1/ingest/buckets HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 1000\r\n" + WireHeader.DEVICE_ID + ": tsd_" + "A".repeat(24) + "\r\n\r\n";
            long after = client.sendSlowly(head, (byte) ' ', 200, 10_000);

            assertThat(after).isLessThan(6_000);
        }
    }

    @Test
    void smuggledRequests_areNeverAnswered() throws Exception {
        for (Map.Entry<String, String> probe : Smuggling.probes().entrySet()) {
            assertThat(Smuggling.answers(direct(probe.getValue())))
                    .as("direct: " + probe.getKey())
                    .isLessThan(2);
            assertThat(Smuggling.answers(proxied(probe.getValue())))
                    .as("through nginx: " + probe.getKey())
                    .isLessThan(2);
        }
    }

    private static String direct(String bytes) throws IOException {
        try (RawHttp client = new RawHttp(hub.port(), null)) {
            client.send(bytes);
            return client.read(500);
        }
    }

    private static String proxied(String bytes) throws IOException {
        try (RawHttp client = new RawHttp(nginx.tlsPort(), nginx.trust())) {
            client.send(bytes);
            return client.read(500);
        }
    }
}
