package io.tokenspeed.sources.otlp;

import static io.tokenspeed.sources.otlp.ToldRecords.END;
import static io.tokenspeed.sources.otlp.ToldRecords.counts;
import static io.tokenspeed.sources.otlp.ToldRecords.log;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import org.junit.jupiter.api.Test;

class GeminiDialectTest {
    private final TelemetryReader reader = new TelemetryReader();

    @Test
    void gemini_thoughtsAreOutputAndToolsAreInput() throws TelemetryException {
        Request request = reader.read(log(
                        "gemini_cli.api_response",
                        END,
                        "session.id",
                        "s",
                        "prompt_id",
                        "p",
                        "model",
                        "gemini-3-pro",
                        "duration_ms",
                        "2000",
                        "input_token_count",
                        "1000",
                        "cached_content_token_count",
                        "400",
                        "output_token_count",
                        "50",
                        "thoughts_token_count",
                        "30",
                        "tool_token_count",
                        "7"))
                .orElseThrow();

        assertThat(request.tool()).isEqualTo("gemini");
        assertThat(request.tokens()).isEqualTo(counts(607, 400, 0, 0, 80, 30));
        assertThat(request.speed()).isEqualTo(new Speed(SpeedBasis.EXACT_E2E, 80, 2_000));
    }
}
