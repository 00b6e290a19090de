package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.telemetry.MetricTotal;
import io.tokenspeed.store.SqliteLocalStorage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claude Code tells a server how many transcripts it deleted, with numbers as texts, as it does. */
class RetentionSweepTest {
    private static final long NOON = 1_773_144_000_000L;

    @TempDir
    private Path home;

    @Test
    void logs_sweepsInBothForms_areAddedUp() throws Exception {
        try (TestServer server = TestServer.start(home, "TS_OTLP", "1")) {
            OtlpClient client = new OtlpClient(server, home);

            assertThat(client.post(
                                    "/v1/logs",
                                    OtlpClient.PROTOBUF,
                                    sweep("s1", "complete", "11").protobufLogs())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(client.post(
                                    "/v1/logs",
                                    OtlpClient.JSON,
                                    sweep("s2", "complete", "1").jsonLogs())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(client.post(
                                    "/v1/logs",
                                    OtlpClient.JSON,
                                    sweep("s3", "complete", "0").jsonLogs())
                            .statusCode())
                    .isEqualTo(200);
        }

        try (SqliteLocalStorage storage = SqliteLocalStorage.open(TestServer.database(home), () -> Pricing.NONE)) {
            List<MetricTotal> sums = storage.telemetry().sums("claude");
            assertThat(sums).singleElement().satisfies(sum -> {
                assertThat(sum.of().type()).isEqualTo("transcripts_deleted");
                assertThat(sum.value()).isEqualTo(12);
            });
            assertThat(storage.requests().countByTool()).isEmpty();
        }
    }

    private static OtlpBodies sweep(String session, String result, String deleted) {
        return new OtlpBodies("claude-code")
                .log(
                        "claude_code.retention_sweep",
                        NOON,
                        Map.of(
                                "event.name",
                                "retention_sweep",
                                "session.id",
                                session,
                                "result",
                                result,
                                "period_days",
                                "30",
                                "transcripts_deleted",
                                deleted));
    }
}
