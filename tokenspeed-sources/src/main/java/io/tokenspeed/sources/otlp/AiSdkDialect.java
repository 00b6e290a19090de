package io.tokenspeed.sources.otlp;

import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.Request;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The spans of the AI SDK, in which OpenCode speaks. Spans around these hold the sums of their children. */
final class AiSdkDialect implements Dialect {
    private static final Set<String> SPANS = Set.of(
            "ai.streamText.doStream",
            "ai.generateText.doGenerate",
            "ai.streamObject.doStream",
            "ai.generateObject.doGenerate");

    @Override
    public boolean isSpoken(TelemetryRecord told) {
        return told.signal() == TelemetryRecord.Signal.SPAN && SPANS.contains(told.name());
    }

    @Override
    public Optional<Request> read(TelemetryRecord told) throws TelemetryException {
        Attributes attributes = new Attributes(told.attributes());
        TelemetryOrigin origin = told.origin();
        String session = attributes.text("ai.telemetry.metadata.sessionId", "gen_ai.conversation.id", "session.id");
        ToldRequest request = new ToldRequest(
                origin.traceId() + ":" + origin.spanId(),
                session != null ? session : "trace:" + origin.traceId(),
                attributes.text("gen_ai.request.model", "ai.model.id"),
                provider(attributes),
                new ProviderIds(attributes.text("gen_ai.response.id"), null),
                "chat");
        return Optional.of(request.of(
                ToolName.of(origin.service()),
                usage(attributes).counts(),
                times(told, attributes),
                GenAiDialect.ending(attributes)));
    }

    /** The name is that of a provider and one of its interfaces, such as {@code anthropic.messages}. */
    private static @Nullable String provider(Attributes attributes) {
        String told = attributes.text("gen_ai.provider.name", "gen_ai.system", "ai.model.provider");
        if (told == null) {
            return null;
        }
        int dot = told.indexOf('.');
        String known = ProviderName.of(told);
        return dot > 0 && told.equals(known) ? told.substring(0, dot) : known;
    }

    private static SpanUsage usage(Attributes attributes) throws TelemetryException {
        return new SpanUsage(
                attributes.number("ai.usage.inputTokens", "ai.usage.promptTokens", "gen_ai.usage.input_tokens"),
                attributes.count(
                        "ai.usage.inputTokenDetails.cacheReadTokens",
                        "ai.usage.cachedInputTokens",
                        "gen_ai.usage.cache_read.input_tokens"),
                attributes.count(
                        "ai.usage.inputTokenDetails.cacheWriteTokens", "gen_ai.usage.cache_creation.input_tokens"),
                attributes.number("ai.usage.outputTokens", "ai.usage.completionTokens", "gen_ai.usage.output_tokens"),
                attributes.number("ai.usage.outputTokenDetails.reasoningTokens", "ai.usage.reasoningTokens"));
    }

    private static ToldTimes times(TelemetryRecord told, Attributes attributes) throws TelemetryException {
        long start = told.startNanos() / 1_000_000;
        Long first = attributes.number("ai.response.msToFirstChunk");
        Long finish = attributes.number("ai.response.msToFinish");
        return new ToldTimes(
                start,
                first == null ? null : (Long) (start + first),
                finish == null ? told.endNanos() / 1_000_000 : start + finish,
                true);
    }
}
