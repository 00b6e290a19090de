package io.tokenspeed.adapter.langchain4j;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.tokenspeed.collector.Attempt;
import io.tokenspeed.collector.Usage;
import io.tokenspeed.model.request.TokenCounts;

/** Reads who answered and the tokens from a response. The classes of a provider are in a jar that may be absent. */
final class Responses {
    private static final String OPENAI = "dev.langchain4j.model.openai.";
    static final String ANTHROPIC = "dev.langchain4j.model.anthropic.";

    private Responses() {}

    static void answeredBy(Attempt attempt, ChatResponse response) {
        boolean openAi = isOf(OPENAI, response.metadata());
        attempt.answeredBy(
                response.id(), response.modelName(), openAi ? OpenAiParts.serviceTier(response.metadata()) : null);
    }

    /** Counts of 0 for both input and output stand for usage that was not reported. */
    static TokenCounts usage(ChatResponse response) {
        TokenUsage usage = response.tokenUsage();
        if (usage == null || usage.inputTokenCount() == null || usage.outputTokenCount() == null) {
            return Usage.MISSING;
        }
        long input = usage.inputTokenCount();
        long output = usage.outputTokenCount();
        TokenCounts counts = isOf(OPENAI, usage)
                ? OpenAiParts.usage(usage, input, output)
                : isOf(ANTHROPIC, usage)
                        ? AnthropicParts.usage(usage, input, output)
                        : Usage.inclusive(input, 0, output);
        return counts.total() == 0 ? Usage.MISSING : counts;
    }

    /** An object of a package proves that its jar is there. */
    static boolean isOf(String packages, Object object) {
        return object.getClass().getName().startsWith(packages);
    }
}
