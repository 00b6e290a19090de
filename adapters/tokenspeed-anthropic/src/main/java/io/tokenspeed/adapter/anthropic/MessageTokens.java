package io.tokenspeed.adapter.anthropic;

import com.anthropic.core.JsonField;
import com.anthropic.models.messages.CacheCreation;
import com.anthropic.models.messages.MessageDeltaUsage;
import com.anthropic.models.messages.OutputTokensDetails;
import com.anthropic.models.messages.Usage;
import io.tokenspeed.model.request.TokenCounts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one message. {@code message_start} states those of the prompt and a placeholder for the output,
 * {@code message_delta} the running totals, of which some servers leave out the prompt's.
 */
final class MessageTokens {
    private @Nullable Long input;
    private @Nullable Long cacheRead;
    private @Nullable Long cacheWrite;
    private @Nullable Long cacheWrite1h;
    private @Nullable Long output;
    private @Nullable Long thinking;
    private boolean outputFinal;

    /** Takes the usage of a message that has begun. */
    void start(Usage usage) {
        input = known(usage._inputTokens(), null);
        cacheRead = known(usage._cacheReadInputTokens(), null);
        Optional<CacheCreation> writes = usage._cacheCreation().asKnown();
        cacheWrite1h = writes.flatMap(split -> split._ephemeral1hInputTokens().asKnown())
                .orElse(null);
        cacheWrite = known(usage._cacheCreationInputTokens(), null);
        output = known(usage._outputTokens(), null);
        thinking = thinking(usage._outputTokensDetails(), null);
    }

    /** Takes the usage of a message that is complete. */
    void whole(Usage usage) {
        start(usage);
        outputFinal = true;
    }

    /** Takes the running totals. */
    void update(MessageDeltaUsage usage) {
        input = known(usage._inputTokens(), input);
        cacheRead = known(usage._cacheReadInputTokens(), cacheRead);
        cacheWrite = known(usage._cacheCreationInputTokens(), cacheWrite);
        outputFinal = usage._outputTokens().asKnown().isPresent() || outputFinal;
        output = known(usage._outputTokens(), output);
        thinking = thinking(usage._outputTokensDetails(), thinking);
    }

    private static @Nullable Long known(JsonField<Long> field, @Nullable Long otherwise) {
        return field.asKnown().orElse(otherwise);
    }

    private static @Nullable Long thinking(JsonField<OutputTokensDetails> details, @Nullable Long otherwise) {
        return details.asKnown()
                .flatMap(known -> known._thinkingTokens().asKnown())
                .orElse(otherwise);
    }

    /** Returns what is known so far. */
    TokenCounts counts() {
        if (input == null && output == null) {
            return io.tokenspeed.collector.Usage.MISSING;
        }
        long hour = orZero(cacheWrite1h);
        long minutes = Math.max(0, orZero(cacheWrite) - hour);
        TokenCounts counts = thinking == null
                ? io.tokenspeed.collector.Usage.exclusive(
                        orZero(input), orZero(cacheRead), minutes, hour, orZero(output))
                : io.tokenspeed.collector.Usage.exclusive(
                        orZero(input), orZero(cacheRead), minutes, hour, orZero(output), thinking);
        return outputFinal ? counts : unfinished(counts);
    }

    private static long orZero(@Nullable Long count) {
        return count == null ? 0 : count;
    }

    private static TokenCounts unfinished(TokenCounts counts) {
        return new TokenCounts(
                counts.input(),
                counts.cacheRead(),
                counts.cacheWrite5m(),
                counts.cacheWrite1h(),
                counts.output(),
                counts.reasoning(),
                counts.reasoningKnown(),
                counts.source(),
                false);
    }
}
