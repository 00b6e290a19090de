package io.tokenspeed.adapter.langchain4j;

import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.anthropic.internal.api.AnthropicStreamingException;
import dev.langchain4j.model.output.TokenUsage;
import io.tokenspeed.collector.Usage;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.TokenCounts;
import org.jspecify.annotations.Nullable;

/** What only {@code langchain4j-anthropic} knows. Loaded when an object of that jar arrives. */
final class AnthropicParts {
    private AnthropicParts() {}

    /** The input leaves out the cache. How long a cache entry lives and how much is reasoning is not told. */
    static TokenCounts usage(TokenUsage usage, long input, long output) {
        return usage instanceof AnthropicTokenUsage anthropic
                ? Usage.exclusive(
                        input,
                        zeroIfNull(anthropic.cacheReadInputTokens()),
                        zeroIfNull(anthropic.cacheCreationInputTokens()),
                        0,
                        output)
                : Usage.exclusive(input, 0, 0, 0, output);
    }

    private static long zeroIfNull(@Nullable Integer count) {
        return count == null ? 0 : count;
    }

    /** The kind of an error event in the middle of a stream, by its type as Anthropic documents it. */
    static @Nullable ErrorKind kind(Throwable error) {
        if (!(error instanceof AnthropicStreamingException event) || event.type() == null) {
            return null;
        }
        return switch (event.type()) {
            case "rate_limit_error" -> ErrorKind.RATE_LIMITED;
            case "timeout_error" -> ErrorKind.TIMEOUT;
            case "overloaded_error", "api_error" -> ErrorKind.SERVER;
            case "invalid_request_error",
                    "authentication_error",
                    "billing_error",
                    "permission_error",
                    "not_found_error",
                    "request_too_large" -> ErrorKind.CLIENT;
            default -> null;
        };
    }
}
