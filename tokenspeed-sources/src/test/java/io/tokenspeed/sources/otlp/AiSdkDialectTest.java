package io.tokenspeed.sources.otlp;

import static io.tokenspeed.sources.otlp.ToldRecords.counts;
import static io.tokenspeed.sources.otlp.ToldRecords.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import org.junit.jupiter.api.Test;

class AiSdkDialectTest {
    private final TelemetryReader reader = new TelemetryReader();

    @Test
    void openCode_streamSpan_hasSessionAndDecodeSpeed() throws TelemetryException {
        Request request = reader.read(span(
                        "opencode",
                        "ai.streamText.doStream",
                        "ai.telemetry.metadata.sessionId",
                        "ses_1",
                        "gen_ai.request.model",
                        "kimi-k2",
                        "gen_ai.system",
                        "moonshot.chat",
                        "ai.usage.inputTokens",
                        "900",
                        "ai.usage.cachedInputTokens",
                        "700",
                        "ai.usage.outputTokens",
                        "101",
                        "ai.usage.reasoningTokens",
                        "40",
                        "ai.response.msToFirstChunk",
                        "800.5",
                        "ai.response.msToFinish",
                        "2801"))
                .orElseThrow();

        assertThat(request.tool()).isEqualTo("opencode");
        assertThat(request.place().sessionId()).isEqualTo("ses_1");
        assertThat(request.place().provider()).isEqualTo("moonshot");
        assertThat(request.tokens()).isEqualTo(counts(200, 700, 0, 0, 101, 40));
        assertThat(request.speed()).isEqualTo(new Speed(SpeedBasis.EXACT_DECODE, 100, 2_000));
    }
}
