package io.tokenspeed.sources.otlp;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.Status;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The spans of OpenTelemetry's conventions for generative AI, under the names of all their generations: before 2025, up
 * to their first release, and since. Copilot speaks it, too. Source: open-telemetry/semantic-conventions-genai v0.1.0
 * and the change logs before it.
 */
final class GenAiDialect implements Dialect {
    private static final Set<String> OPERATIONS = Set.of("chat", "text_completion", "generate_content", "embeddings");

    @Override
    public boolean isSpoken(TelemetryRecord told) {
        return told.signal() == TelemetryRecord.Signal.SPAN
                && OPERATIONS.contains(told.attributes().getOrDefault("gen_ai.operation.name", ""));
    }

    @Override
    public Optional<Request> read(TelemetryRecord told) throws TelemetryException {
        Attributes attributes = new Attributes(told.attributes());
        String response = attributes.text("gen_ai.response.id");
        TelemetryOrigin origin = told.origin();
        String conversation = attributes.text("gen_ai.conversation.id");
        ToldRequest request = new ToldRequest(
                response != null ? response : origin.traceId() + ":" + origin.spanId(),
                conversation != null || origin.traceId().isEmpty() ? conversation : "trace:" + origin.traceId(),
                attributes.text("gen_ai.request.model", "gen_ai.response.model"),
                ProviderName.of(attributes.text("gen_ai.provider.name", "gen_ai.system")),
                new ProviderIds(response, null),
                attributes.text("gen_ai.operation.name"));
        return Optional.of(request.of(
                ToolName.of(origin.service()),
                usage(attributes).counts(),
                times(told, attributes),
                ending(attributes)));
    }

    private static SpanUsage usage(Attributes attributes) throws TelemetryException {
        return new SpanUsage(
                attributes.number("gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"),
                attributes.count("gen_ai.usage.cache_read.input_tokens"),
                attributes.count("gen_ai.usage.cache_write.input_tokens", "gen_ai.usage.cache_creation.input_tokens"),
                attributes.number("gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens"),
                attributes.number("gen_ai.usage.reasoning.output_tokens"));
    }

    private static ToldTimes times(TelemetryRecord told, Attributes attributes) throws TelemetryException {
        long start = told.startNanos() / 1_000_000;
        Long first = attributes.seconds("gen_ai.response.time_to_first_chunk", "github.copilot.time_to_first_chunk");
        return new ToldTimes(start, first == null ? null : (Long) (start + first), told.endNanos() / 1_000_000, true);
    }

    /** The type of an error is a status, a class of the program, or another word, of which only the status tells more. */
    static RequestEnding ending(Attributes attributes) throws TelemetryException {
        String type = attributes.text("error.type");
        if (type == null && !TelemetryNames.ERROR.equals(attributes.text(TelemetryNames.STATUS))) {
            return RequestEnding.OK;
        }
        if ("timeout".equals(type)) {
            return new RequestEnding(Status.FAILED, ErrorKind.TIMEOUT, null);
        }
        Long status = attributes.number("http.response.status_code");
        return ToldRequest.failed(status != null ? status : statusIn(type));
    }

    private static @Nullable Long statusIn(@Nullable String type) {
        return type != null && type.matches("[45]\\d\\d") ? (Long) Long.parseLong(type) : null;
    }
}
