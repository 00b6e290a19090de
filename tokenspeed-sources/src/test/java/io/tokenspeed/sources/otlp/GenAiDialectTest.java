package io.tokenspeed.sources.otlp;

import static io.tokenspeed.sources.otlp.ToldRecords.counts;
import static io.tokenspeed.sources.otlp.ToldRecords.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class GenAiDialectTest {
    private final TelemetryReader reader = new TelemetryReader();

    private Request one(TelemetryRecord told) throws TelemetryException {
        return reader.read(told).orElseThrow();
    }

    @Test
    void copilot_chatSpan_countsSecondsAndBothNamesOfWrites() throws TelemetryException {
        for (String write : new String[] {"cache_creation", "cache_write"}) {
            Request request = one(span(
                    "github-copilot",
                    "chat gpt-5.5",
                    "gen_ai.operation.name",
                    "chat",
                    "gen_ai.conversation.id",
                    "c",
                    "gen_ai.response.id",
                    "r",
                    "gen_ai.usage.input_tokens",
                    "1000",
                    "gen_ai.usage.cache_read.input_tokens",
                    "700",
                    "gen_ai.usage." + write + ".input_tokens",
                    "100",
                    "gen_ai.usage.output_tokens",
                    "61",
                    "gen_ai.request.model",
                    "gpt-5.5",
                    "github.copilot.time_to_first_chunk",
                    "1.0"));

            assertThat(request.tool()).isEqualTo("copilot");
            assertThat(request.tokens()).isEqualTo(counts(200, 700, 100, 0, 61, 0));
            assertThat(request.speed()).isEqualTo(new Speed(SpeedBasis.EXACT_DECODE, 60, 2_000));
            assertThat(request.labels().operation()).isEqualTo("chat");
        }
    }

    @Test
    void genAi_oldestNames_areRead() throws TelemetryException {
        Request request = one(span(
                "My App",
                "chat",
                "gen_ai.operation.name",
                "chat",
                "gen_ai.system",
                "az.ai.inference",
                "gen_ai.usage.prompt_tokens",
                "10",
                "gen_ai.usage.completion_tokens",
                "20"));

        assertThat(request.tool()).isEqualTo("my-app");
        assertThat(request.tokens()).isEqualTo(counts(10, 0, 0, 0, 20, 0));
        assertThat(request.naturalKey()).isEqualTo("otel:7f:01");
        assertThat(request.place().sessionId()).isEqualTo("trace:7f");
    }

    @Test
    void genAi_inputThatLeavesTheCacheOut_staysAsItIs() throws TelemetryException {
        Request request = one(span(
                "app",
                "chat",
                "gen_ai.operation.name",
                "chat",
                "gen_ai.usage.input_tokens",
                "10",
                "gen_ai.usage.cache_read.input_tokens",
                "700",
                "gen_ai.usage.output_tokens",
                "20"));

        assertThat(request.tokens()).isEqualTo(counts(10, 700, 0, 0, 20, 0));
    }

    @Test
    void genAi_errorType_tellsWhatWentWrong() throws TelemetryException {
        assertThat(failure("429")).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(failure("timeout")).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(failure("java.io.IOException")).isEqualTo(ErrorKind.OTHER);
    }

    private ErrorKind failure(String type) throws TelemetryException {
        Request request = one(span("app", "chat", "gen_ai.operation.name", "chat", "error.type", type));
        return Objects.requireNonNull(request.ending().errorKind());
    }

    @Test
    void genAi_spansAroundRequests_tellNothing() throws TelemetryException {
        assertThat(reader.read(span("app", "invoke_agent", "gen_ai.operation.name", "invoke_agent")))
                .isEmpty();
        assertThat(reader.read(span("opencode", "ai.streamText", "ai.usage.inputTokens", "5")))
                .isEmpty();
    }
}
