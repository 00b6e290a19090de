package io.tokenspeed.sources.otlp;

import static io.tokenspeed.sources.otlp.ToldRecords.END;
import static io.tokenspeed.sources.otlp.ToldRecords.counts;
import static io.tokenspeed.sources.otlp.ToldRecords.log;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodexDialectTest {
    private final TelemetryReader reader = new TelemetryReader();

    private Request one(TelemetryRecord told) throws TelemetryException {
        return reader.read(told).orElseThrow();
    }

    @Test
    void codex_answerOverHttp_hasDecodeSpeedFromSeveralEvents() throws TelemetryException {
        assertThat(reader.read(log(
                        "codex.api_request",
                        END - 2_500,
                        "conversation.id",
                        "t1",
                        "duration_ms",
                        "500",
                        "http.response.status_code",
                        "200")))
                .isEmpty();
        assertThat(reader.read(codex(END - 2_000, "response.output_text.delta")))
                .isEmpty();
        assertThat(reader.read(codex(END - 1_000, "response.output_text.delta")))
                .isEmpty();

        Request request = one(completed("codex.sse_event", END));

        assertThat(request.tool()).isEqualTo("codex");
        assertThat(request.place().sessionId()).isEqualTo("t1");
        assertThat(request.tokens()).isEqualTo(counts(2_000, 7_000, 0, 0, 421, 256));
        assertThat(request.timing().startedAtMillis()).isEqualTo(END - 3_000);
        assertThat(request.speed()).isEqualTo(new Speed(SpeedBasis.EXACT_DECODE, 420, 2_000));
    }

    @Test
    void codex_answerOverWebSocket_isEndToEnd() throws TelemetryException {
        Optional<Request> sent = reader.read(
                log("codex.websocket_request", END - 2_000, "conversation.id", "t1", "duration_ms", "1000"));

        assertThat(sent).isEmpty();
        assertThat(one(completed("codex.websocket_event", END)).speed())
                .isEqualTo(new Speed(SpeedBasis.EXACT_E2E, 421, 3_000));
    }

    @Test
    void codex_answerWithoutEarlierEvents_hasNoTimes() throws TelemetryException {
        Request request = one(completed("codex.sse_event", END));

        assertThat(request.speed()).isEqualTo(Speed.UNKNOWN);
        assertThat(request.timing().completedAtMillis()).isEqualTo(END);
    }

    @Test
    void codex_refusedRequest_isAFailedAttempt() throws TelemetryException {
        Request request = one(log(
                "codex.api_request",
                END,
                "conversation.id",
                "t1",
                "duration_ms",
                "40",
                "http.response.status_code",
                "429"));

        assertThat(request.ending().errorKind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(request.latencyMillis()).isEqualTo(40);
    }

    private static TelemetryRecord codex(long at, String kind) {
        return log("codex.sse_event", at, "conversation.id", "t1", "event.kind", kind);
    }

    /** Codex sends some numbers as text. */
    private static TelemetryRecord completed(String name, long at) {
        return log(
                name,
                at,
                "conversation.id",
                "t1",
                "event.kind",
                "response.completed",
                "model",
                "gpt-5.5",
                "input_token_count",
                "9000",
                "cached_token_count",
                "7000",
                "output_token_count",
                "421",
                "reasoning_token_count",
                "256");
    }
}
