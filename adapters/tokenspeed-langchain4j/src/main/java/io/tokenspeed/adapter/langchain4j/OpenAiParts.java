package io.tokenspeed.adapter.langchain4j;

import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.openai.OpenAiTokenUsage.InputTokensDetails;
import dev.langchain4j.model.openai.OpenAiTokenUsage.OutputTokensDetails;
import dev.langchain4j.model.output.TokenUsage;
import io.tokenspeed.collector.Usage;
import io.tokenspeed.model.request.TokenCounts;
import org.jspecify.annotations.Nullable;

/** What only {@code langchain4j-open-ai} knows. Loaded when an object of that jar arrives. */
final class OpenAiParts {
    private OpenAiParts() {}

    static @Nullable String serviceTier(ChatResponseMetadata metadata) {
        return metadata instanceof OpenAiChatResponseMetadata openAi ? openAi.serviceTier() : null;
    }

    /** The input includes what was read from the cache, the output includes the reasoning. */
    static TokenCounts usage(TokenUsage usage, long input, long output) {
        if (!(usage instanceof OpenAiTokenUsage openAi)) {
            return Usage.inclusive(input, 0, output);
        }
        InputTokensDetails ofInput = openAi.inputTokensDetails();
        OutputTokensDetails ofOutput = openAi.outputTokensDetails();
        long cached = ofInput == null || ofInput.cachedTokens() == null ? 0 : ofInput.cachedTokens();
        return ofOutput == null || ofOutput.reasoningTokens() == null
                ? Usage.inclusive(input, cached, output)
                : Usage.inclusive(input, cached, output, ofOutput.reasoningTokens());
    }
}
