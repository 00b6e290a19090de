package io.tokenspeed.adapter.springai;

import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.models.ErrorType;
import com.anthropic.models.messages.CacheCreation;
import com.anthropic.models.messages.MessageDeltaUsage;
import com.anthropic.models.messages.OutputTokensDetails;
import com.anthropic.models.messages.Usage.ServiceTier;
import io.tokenspeed.collector.Usage;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.TokenCounts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What only {@code anthropic-java} knows. Loaded when an object of that jar arrives. */
final class AnthropicParts {
    private AnthropicParts() {}

    /**
     * The input leaves out the cache. A stream does not tell how long a cache entry lives.
     *
     * @param inputAtStart the input tokens that the stream began with, where the end does not repeat them
     */
    static @Nullable TokenCounts usage(Object nativeUsage, long inputAtStart) {
        if (nativeUsage instanceof MessageDeltaUsage usage) {
            return counts(
                    new Input(
                            usage.inputTokens().orElse(inputAtStart),
                            usage.cacheReadInputTokens().orElse(0L),
                            usage.cacheCreationInputTokens().orElse(0L),
                            0),
                    usage.outputTokens(),
                    usage.outputTokensDetails());
        }
        if (nativeUsage instanceof com.anthropic.models.messages.Usage usage) {
            long written = usage.cacheCreationInputTokens().orElse(0L);
            long oneHour = usage.cacheCreation()
                    .map(CacheCreation::ephemeral1hInputTokens)
                    .orElse(0L);
            return counts(
                    new Input(
                            usage.inputTokens(),
                            usage.cacheReadInputTokens().orElse(0L),
                            Math.max(0, written - oneHour),
                            oneHour),
                    usage.outputTokens(),
                    usage.outputTokensDetails());
        }
        return null;
    }

    private record Input(long fresh, long read, long written5m, long written1h) {}

    private static TokenCounts counts(Input input, long output, Optional<OutputTokensDetails> details) {
        return details.isEmpty()
                ? Usage.exclusive(input.fresh, input.read, input.written5m, input.written1h, output)
                : Usage.exclusive(
                        input.fresh,
                        input.read,
                        input.written5m,
                        input.written1h,
                        output,
                        details.get().thinkingTokens());
    }

    static @Nullable String serviceTier(Object nativeUsage) {
        return nativeUsage instanceof com.anthropic.models.messages.Usage usage
                ? usage.serviceTier().map(ServiceTier::asString).orElse(null)
                : null;
    }

    /** An error in the middle of a stream has the status of its beginning, which is no error. */
    static @Nullable ErrorKind kind(Throwable error) {
        if (!(error instanceof AnthropicServiceException service)) {
            return null;
        }
        if (service.statusCode() >= 400) {
            return ErrorKind.ofStatus(service.statusCode());
        }
        return switch (service.errorType().map(ErrorType::asString).orElse("")) {
            case "rate_limit_error" -> ErrorKind.RATE_LIMITED;
            case "timeout_error" -> ErrorKind.TIMEOUT;
            case "overloaded_error", "api_error" -> ErrorKind.SERVER;
            case "invalid_request_error",
                    "authentication_error",
                    "billing_error",
                    "permission_error",
                    "not_found_error" -> ErrorKind.CLIENT;
            default -> null;
        };
    }
}
