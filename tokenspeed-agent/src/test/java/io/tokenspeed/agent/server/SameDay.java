package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;

/** A day of an agent on fresh servers, each with another choice and order of transcripts and telemetry. */
final class SameDay {
    private static final String[] SUMS = {
        "requests",
        "inputTokens",
        "cacheReadTokens",
        "cacheWriteTokens",
        "outputTokens",
        "totalTokens",
        "totalCostNanoUsd"
    };

    private final Path folder;
    private int days;

    SameDay(Path folder) {
        this.folder = folder;
    }

    /** Writes the transcripts of the day. */
    interface Logs {
        /** No transcripts. */
        Logs NONE = home -> {};

        void write(Path home) throws Exception;
    }

    /** A body of OTLP that tells of the day. */
    @SuppressWarnings("ArrayRecordComponent") // bodies are sent and never compared
    record Body(String path, String type, byte[] bytes) {
        static Body protobufLogs(OtlpBodies bodies) {
            return new Body("/v1/logs", OtlpClient.PROTOBUF, bodies.protobufLogs());
        }

        static Body jsonLogs(OtlpBodies bodies) throws Exception {
            return new Body("/v1/logs", OtlpClient.JSON, bodies.jsonLogs());
        }

        static Body protobufSpans(OtlpBodies bodies) {
            return new Body("/v1/traces", OtlpClient.PROTOBUF, bodies.protobufSpans());
        }

        static Body jsonSpans(OtlpBodies bodies) throws Exception {
            return new Body("/v1/traces", OtlpClient.JSON, bodies.jsonSpans());
        }
    }

    /** The totals of a server that reads transcripts and is told the rest. */
    JsonNode of(Logs logs, Body... bodies) throws Exception {
        Path home = home();
        logs.write(home);
        return totals(home, bodies);
    }

    /** The totals of a server that is told of the day before there are transcripts. */
    JsonNode toldFirst(Logs logs, Body... bodies) throws Exception {
        Path home = home();
        totals(home, bodies);
        logs.write(home);
        return totals(home);
    }

    private Path home() throws Exception {
        return Files.createDirectories(folder.resolve("home-" + days++));
    }

    private static JsonNode totals(Path home, Body... bodies) throws Exception {
        try (TestServer server = TestServer.start(home, "TS_OTLP", "1")) {
            OtlpClient client = new OtlpClient(server, home);
            for (Body body : bodies) {
                assertThat(client.post(body.path(), body.type(), body.bytes()).statusCode())
                        .isEqualTo(200);
            }
            return server.json("/api/stats").path("totals");
        }
    }

    static void assertSame(JsonNode expected, JsonNode... others) {
        for (JsonNode other : others) {
            for (String sum : SUMS) {
                assertThat(other.path(sum)).as(sum).isEqualTo(expected.path(sum));
            }
        }
    }
}
