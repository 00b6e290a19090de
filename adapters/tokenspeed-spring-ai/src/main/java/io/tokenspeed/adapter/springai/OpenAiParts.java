package io.tokenspeed.adapter.springai;

import com.openai.errors.OpenAIServiceException;
import com.openai.models.completions.CompletionUsage;
import com.openai.models.completions.CompletionUsage.CompletionTokensDetails;
import com.openai.models.completions.CompletionUsage.PromptTokensDetails;
import io.tokenspeed.collector.Usage;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.TokenCounts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What only {@code openai-java} knows. Loaded when an object of that jar arrives. */
final class OpenAiParts {
    private OpenAiParts() {}

    /** The prompt includes what was read from and written to the cache, the completion includes the reasoning. */
    static @Nullable TokenCounts usage(Object nativeUsage) {
        if (!(nativeUsage instanceof CompletionUsage usage)) {
            return null;
        }
        Optional<PromptTokensDetails> ofPrompt = usage.promptTokensDetails();
        long cached = ofPrompt.flatMap(PromptTokensDetails::cachedTokens).orElse(0L);
        long written = ofPrompt.flatMap(PromptTokensDetails::cacheWriteTokens).orElse(0L);
        Optional<Long> reasoning = usage.completionTokensDetails().flatMap(CompletionTokensDetails::reasoningTokens);
        if (reasoning.isEmpty() && written == 0) {
            return Usage.inclusive(usage.promptTokens(), cached, usage.completionTokens());
        }
        return Usage.inclusive(usage.promptTokens(), cached, written, usage.completionTokens(), reasoning.orElse(0L));
    }

    /** An error in the middle of a stream has the status of its beginning, which is no error. */
    static @Nullable ErrorKind kind(Throwable error) {
        if (!(error instanceof OpenAIServiceException service)) {
            return null;
        }
        if (service.statusCode() >= 400) {
            return ErrorKind.ofStatus(service.statusCode());
        }
        ErrorKind byCode = named(service.code().orElse(""));
        return byCode != null ? byCode : named(service.type().orElse(""));
    }

    private static @Nullable ErrorKind named(String codeOrType) {
        return switch (codeOrType) {
            case "rate_limit_exceeded", "insufficient_quota" -> ErrorKind.RATE_LIMITED;
            case "server_error", "server_is_overloaded", "service_unavailable_error" -> ErrorKind.SERVER;
            case "invalid_request_error" -> ErrorKind.CLIENT;
            default -> null;
        };
    }
}
