package io.tokenspeed.adapter.openai;

import com.openai.core.JsonField;
import com.openai.models.completions.CompletionUsage;
import com.openai.models.completions.CompletionUsage.CompletionTokensDetails;
import com.openai.models.completions.CompletionUsage.PromptTokensDetails;
import com.openai.models.responses.ResponseUsage;
import com.openai.models.responses.ResponseUsage.InputTokensDetails;
import com.openai.models.responses.ResponseUsage.OutputTokensDetails;
import io.tokenspeed.collector.Usage;
import io.tokenspeed.model.request.TokenCounts;
import java.util.Optional;

/** Token counts of what OpenAI reports: the prompt includes the cache's tokens, the output those of reasoning. */
final class ReportedTokens {
    private ReportedTokens() {}

    static TokenCounts of(CompletionUsage usage) {
        Optional<PromptTokensDetails> prompt = usage._promptTokensDetails().asKnown();
        Optional<CompletionTokensDetails> output =
                usage._completionTokensDetails().asKnown();
        return counts(
                new Prompt(
                        count(usage._promptTokens()),
                        prompt.map(details -> count(details._cachedTokens())).orElse(0L),
                        prompt.map(details -> count(details._cacheWriteTokens()))
                                .orElse(0L)),
                count(usage._completionTokens()),
                output.flatMap(details -> details._reasoningTokens().asKnown()));
    }

    static TokenCounts of(ResponseUsage usage) {
        Optional<InputTokensDetails> prompt = usage._inputTokensDetails().asKnown();
        Optional<OutputTokensDetails> output = usage._outputTokensDetails().asKnown();
        return counts(
                new Prompt(
                        count(usage._inputTokens()),
                        prompt.map(details -> count(details._cachedTokens())).orElse(0L),
                        prompt.map(details -> count(details._cacheWriteTokens()))
                                .orElse(0L)),
                count(usage._outputTokens()),
                output.flatMap(details -> details._reasoningTokens().asKnown()));
    }

    /** All tokens of a prompt, and how many of them were read from and written to the cache. */
    private record Prompt(long all, long cached, long written) {}

    private static long count(JsonField<Long> field) {
        return field.asKnown().orElse(0L);
    }

    private static TokenCounts counts(Prompt prompt, long output, Optional<Long> reasoning) {
        TokenCounts known = Usage.inclusive(prompt.all, prompt.cached, prompt.written, output, reasoning.orElse(0L));
        return reasoning.isPresent() ? known : withoutReasoning(known);
    }

    private static TokenCounts withoutReasoning(TokenCounts counts) {
        return new TokenCounts(
                counts.input(),
                counts.cacheRead(),
                counts.cacheWrite5m(),
                counts.cacheWrite1h(),
                counts.output(),
                0,
                false,
                counts.source(),
                counts.outputReliable());
    }
}
