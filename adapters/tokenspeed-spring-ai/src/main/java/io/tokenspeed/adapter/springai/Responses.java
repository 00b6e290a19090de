package io.tokenspeed.adapter.springai;

import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.Usage;
import io.tokenspeed.model.request.TokenCounts;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/** Reads who answered, the tokens and the end from a response. The clients' own classes are in jars that may be absent. */
final class Responses {
    static final String OPENAI = "com.openai.";
    static final String ANTHROPIC = "com.anthropic.";

    private Responses() {}

    static void answeredBy(Attempt attempt, ChatResponse response) {
        ChatResponseMetadata metadata = response.getMetadata();
        Object own = metadata.getUsage().getNativeUsage();
        attempt.answeredBy(
                nullIfEmpty(metadata.getId()),
                nullIfEmpty(metadata.getModel()),
                own != null && isOf(ANTHROPIC, own) ? AnthropicParts.serviceTier(own) : null);
    }

    private static @Nullable String nullIfEmpty(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    static boolean isFinished(ChatResponse response) {
        for (Generation generation : response.getResults()) {
            if (nullIfEmpty(generation.getMetadata().getFinishReason()) != null) {
                return true;
            }
        }
        return false;
    }

    /**
     * Spring's own count of the prompt includes the cache for one client and leaves it out for the other, so the client's
     * is read. Counts of 0 for both prompt and answer stand for usage that was not reported.
     */
    static TokenCounts usage(ChatResponse response) {
        org.springframework.ai.chat.metadata.Usage usage =
                response.getMetadata().getUsage();
        TokenCounts counts = ownUsage(usage.getNativeUsage(), usage.getPromptTokens());
        if (counts == null) {
            counts = Usage.inclusive(
                    usage.getPromptTokens(), orZero(usage.getCacheReadInputTokens()), usage.getCompletionTokens());
        }
        return counts.total() == 0 ? Usage.MISSING : counts;
    }

    private static @Nullable TokenCounts ownUsage(@Nullable Object own, long prompt) {
        if (own == null) {
            return null;
        }
        if (isOf(OPENAI, own)) {
            return OpenAiParts.usage(own);
        }
        return isOf(ANTHROPIC, own) ? AnthropicParts.usage(own, prompt) : null;
    }

    private static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }

    /** An object of a package proves that its jar is there. */
    static boolean isOf(String packages, Object object) {
        return object.getClass().getName().startsWith(packages);
    }
}
