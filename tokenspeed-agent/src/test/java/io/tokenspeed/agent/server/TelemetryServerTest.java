package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.telemetry.ExportLoss;
import io.tokenspeed.agent.telemetry.FakeReceiver;
import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running server sends on what the live feed tells, and nothing older. */
class TelemetryServerTest {
    @TempDir
    private Path home;

    @Test
    void serve_exportOn_sendsNewRequestsOnly() throws IOException, InterruptedException {
        Transcripts transcripts = new Transcripts(home);
        transcripts.write(30);
        try (FakeReceiver receiver = new FakeReceiver();
                TestServer server =
                        TestServer.start(home, "TS_OTEL_EXPORT", "1", "OTEL_EXPORTER_OTLP_ENDPOINT", receiver.url())) {
            transcripts.write(2);
            TestServer.awaitThat(() -> receiver.spans().size() >= 2);
            TestServer.awaitThat(() -> sent(server) == 2);

            assertThat(receiver.spans()).hasSize(2);
            assertThat(receiver.spans().toString())
                    .contains("chat claude-opus-4-8")
                    .doesNotContain("shop");
            JsonNode counts = server.json("/api/meta").get("telemetryExport");
            assertThat(counts.get("lost").asLong()).isZero();
            assertThat(counts.get("waiting").asLong()).isZero();
            assertThat(counts.get("lastProblem").isNull()).isTrue();
        }
    }

    @Test
    void serve_receiverRefuses_tellsDoctorWhatWasLost() throws IOException, InterruptedException {
        ServerFile file = ServerFile.of(TestServer.database(home));
        Transcripts transcripts = new Transcripts(home);
        try (FakeReceiver receiver = new FakeReceiver()) {
            receiver.refuseAllWith(401);
            try (TestServer server =
                    TestServer.start(home, "TS_OTEL_EXPORT", "1", "OTEL_EXPORTER_OTLP_ENDPOINT", receiver.url())) {
                assertThat(file.loss(Instant.now())).isEqualTo(ExportLoss.NONE);
                transcripts.write(2);
                TestServer.awaitThat(() -> file.loss(Instant.now()).requests() == 2);

                assertThat(file.loss(Instant.now()).lastProblem()).isEqualTo("the receiver answered 401");
                assertThat(file.loss(Instant.now().plusSeconds(60))).isEqualTo(ExportLoss.NONE);
                assertThat(RunningServer.url(TestServer.database(home))).contains("http://localhost:" + server.port());
            }
        }
    }

    @Test
    void serve_exportOff_saysSo() throws IOException, InterruptedException {
        try (TestServer server = TestServer.start(home)) {
            assertThat(server.json("/api/meta").get("telemetryExport").isNull()).isTrue();
        }
    }

    @Test
    void serve_exportToItself_isRefused() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.createDirectories(TestServer.database(home).getParent());
        Environment environment = new Environment(
                Map.of(
                        "TS_OTEL_EXPORT",
                        "1",
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://localhost:" + port,
                        ServeSettings.PORT,
                        Integer.toString(port)),
                home,
                home);

        assertThatThrownBy(() -> new LocalServer(
                        TestServer.database(home),
                        ServeSettings.of(environment).onlyOnPort(port),
                        environment,
                        Clock.system(ZoneOffset.UTC),
                        "1.2.3"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("TokenSpeed itself");
        try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(again.isBound()).isTrue();
        }
    }

    private static long sent(TestServer server) {
        try {
            return server.json("/api/meta").get("telemetryExport").get("sent").asLong();
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }
}
