package io.tokenspeed.sources.otlp;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that are looked at. Decoders hand on no other attribute, so prompts, answers, definitions of tools, e-mail
 * addresses and account names never reach a record.
 */
public final class TelemetryNames {
    /** The attribute that a decoder sets where a span ended with an error. */
    public static final String STATUS = "otel.status_code";

    /** The value of {@link #STATUS} of a span that ended with an error. */
    public static final String ERROR = "ERROR";

    /** The longest text of an attribute that is looked at, in characters. */
    public static final int LONGEST = 256;

    private static final Set<String> ATTRIBUTES = Set.of(
            "event.name",
            "event.kind",
            "event.timestamp",
            "event.sequence",
            "session.id",
            "conversation.id",
            "prompt_id",
            "model",
            "request_id",
            "client_request_id",
            "attempt",
            "status_code",
            "speed",
            "duration_ms",
            "ttft_ms",
            "input_tokens",
            "output_tokens",
            "cache_read_tokens",
            "cache_creation_tokens",
            "cache_creation_5m_tokens",
            "cache_creation_1h_tokens",
            "input_token_count",
            "output_token_count",
            "cached_token_count",
            "reasoning_token_count",
            "cached_content_token_count",
            "thoughts_token_count",
            "tool_token_count",
            DeletedTranscripts.ATTRIBUTE,
            "http.response.status_code",
            "error.type",
            STATUS,
            "gen_ai.operation.name",
            "gen_ai.provider.name",
            "gen_ai.system",
            "gen_ai.request.model",
            "gen_ai.response.model",
            "gen_ai.response.id",
            "gen_ai.conversation.id",
            "gen_ai.usage.input_tokens",
            "gen_ai.usage.output_tokens",
            "gen_ai.usage.prompt_tokens",
            "gen_ai.usage.completion_tokens",
            "gen_ai.usage.cache_read.input_tokens",
            "gen_ai.usage.cache_creation.input_tokens",
            "gen_ai.usage.cache_write.input_tokens",
            "gen_ai.usage.reasoning.output_tokens",
            "gen_ai.response.time_to_first_chunk",
            "github.copilot.time_to_first_chunk",
            "ai.telemetry.metadata.sessionId",
            "ai.model.id",
            "ai.model.provider",
            "ai.usage.inputTokens",
            "ai.usage.outputTokens",
            "ai.usage.promptTokens",
            "ai.usage.completionTokens",
            "ai.usage.cachedInputTokens",
            "ai.usage.reasoningTokens",
            "ai.usage.inputTokenDetails.cacheReadTokens",
            "ai.usage.inputTokenDetails.cacheWriteTokens",
            "ai.usage.outputTokenDetails.reasoningTokens",
            "ai.response.msToFirstChunk",
            "ai.response.msToFinish");

    private static final Set<String> EVENTS = Set.of(
            "claude_code.api_request",
            "claude_code.api_error",
            "claude_code.api_refusal",
            DeletedTranscripts.EVENT,
            "codex.api_request",
            "codex.sse_event",
            "codex.websocket_request",
            "codex.websocket_event",
            "gemini_cli.api_response",
            "gemini_cli.api_error");

    private static final String[] PREFIXES = {"claude_code.", "codex.", "gemini_cli."};

    private TelemetryNames() {}

    /** Whether an attribute is looked at. */
    public static boolean isAllowed(String attribute) {
        return ATTRIBUTES.contains(attribute);
    }

    /**
     * Returns the full name of an event that is looked at; null for any other text.
     *
     * @param service the program that sent it, which some names leave out
     */
    public static @Nullable String event(String service, @Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return null;
        }
        if (EVENTS.contains(text)) {
            return text;
        }
        for (String prefix : PREFIXES) {
            String program = prefix.substring(0, prefix.indexOf('_') < 0 ? prefix.length() - 1 : prefix.indexOf('_'));
            if (service.startsWith(program) && EVENTS.contains(prefix + text)) {
                return prefix + text;
            }
        }
        return null;
    }
}
