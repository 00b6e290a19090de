package io.tokenspeed.sources.otlp;

import static io.tokenspeed.sources.otlp.ToldRecords.END;
import static io.tokenspeed.sources.otlp.ToldRecords.counts;
import static io.tokenspeed.sources.otlp.ToldRecords.log;
import static io.tokenspeed.sources.otlp.ToldRecords.map;
import static io.tokenspeed.sources.otlp.ToldRecords.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.sources.otlp.TelemetryRecord.Signal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaudeDialectTest {
    private final TelemetryReader reader = new TelemetryReader();

    private Request one(TelemetryRecord told) throws TelemetryException {
        return reader.read(told).orElseThrow();
    }

    private static TelemetryRecord claude(String... more) {
        Map<String, String> all = map(
                "session.id",
                "s1",
                "request_id",
                "req_1",
                "model",
                "claude-opus-4-8",
                "input_tokens",
                "12",
                "output_tokens",
                "101",
                "cache_read_tokens",
                "900",
                "cache_creation_tokens",
                "50",
                "cache_creation_1h_tokens",
                "30",
                "duration_ms",
                "3000",
                "ttft_ms",
                "1000",
                "speed",
                "normal");
        all.putAll(map(more));
        return new TelemetryRecord(
                Signal.LOG,
                new TelemetryOrigin("claude-code", "", ""),
                "claude_code.api_request",
                END * 1_000_000,
                END * 1_000_000,
                all);
    }

    @Test
    void claude_request_hasCountersAndExactSpeed() throws TelemetryException {
        Request request = one(claude());

        assertThat(request.tool()).isEqualTo("claude");
        assertThat(request.kind()).isEqualTo(RecordKind.TELEMETRY);
        assertThat(request.naturalKey()).isEqualTo("otel:req_1");
        assertThat(request.place().sessionId()).isEqualTo("s1");
        assertThat(request.place().provider()).isEqualTo("anthropic");
        assertThat(request.ids().request()).isEqualTo("req_1");
        assertThat(request.tokens()).isEqualTo(counts(12, 900, 20, 30, 101, 0));
        assertThat(request.speed()).isEqualTo(new Speed(SpeedBasis.EXACT_DECODE, 100, 2_000));
        assertThat(request.latencyMillis()).isEqualTo(3_000);
        assertThat(request.ending().serviceTier()).isNull();
        assertThat(request.loggedCostNano()).isNull();
    }

    @Test
    void claude_withoutFirstToken_isEndToEnd() throws TelemetryException {
        assertThat(one(claude("ttft_ms", "")).speed()).isEqualTo(new Speed(SpeedBasis.EXACT_E2E, 101, 3_000));
    }

    @Test
    void claude_shortWindow_isEndToEnd() throws TelemetryException {
        assertThat(one(claude("ttft_ms", "2501")).speed().basis()).isEqualTo(SpeedBasis.EXACT_E2E);
    }

    @Test
    void claude_laterAttempt_isApproximate() throws TelemetryException {
        Request request = one(claude("attempt", "2"));

        assertThat(request.measured()).isNull();
        assertThat(request.speed().basis()).isEqualTo(SpeedBasis.E2E_APPROX);
    }

    @Test
    void claude_fastMode_isATier() throws TelemetryException {
        assertThat(one(claude("speed", "fast")).ending().serviceTier()).isEqualTo("fast");
    }

    @Test
    void claude_spanAndLogOfOneCall_haveOneKey() throws TelemetryException {
        Request log = one(claude());
        Request span = one(span(
                "claude-code",
                "claude_code.llm_request",
                "session.id",
                "s1",
                "gen_ai.response.id",
                "req_1",
                "input_tokens",
                "12",
                "output_tokens",
                "101"));

        assertThat(span.naturalKey()).isEqualTo(log.naturalKey());
    }

    @Test
    void claude_errors_areFailedAttempts() throws TelemetryException {
        Request request = one(log(
                "claude_code.api_error",
                END,
                "session.id",
                "s1",
                "client_request_id",
                "c",
                "attempt",
                "3",
                "status_code",
                "529",
                "model",
                "claude-opus-4-8"));

        assertThat(request.ending().status()).isEqualTo(Status.FAILED);
        assertThat(request.ending().errorKind()).isEqualTo(ErrorKind.ofStatus(529));
        assertThat(request.naturalKey()).isEqualTo("otel:c#3");
        assertThat(request.hasUsage()).isFalse();
    }

    @Test
    void claude_otherSpans_tellNothing() throws TelemetryException {
        assertThat(reader.read(span("claude-code", "claude_code.interaction", "input_tokens", "9")))
                .isEmpty();
    }

    @Test
    void count_thatIsNone_isRefusedByItsName() {
        assertThatThrownBy(() -> one(claude("input_tokens", "many")))
                .isInstanceOf(TelemetryException.class)
                .hasMessage("input_tokens must be a number from 0 on.");
        assertThatThrownBy(() -> one(claude("output_tokens", "-1")))
                .hasMessage("output_tokens must be a number from 0 on.");
        assertThatThrownBy(() -> one(claude("cache_read_tokens", "NaN")))
                .hasMessage("cache_read_tokens must be a number from 0 on.");
    }
}
