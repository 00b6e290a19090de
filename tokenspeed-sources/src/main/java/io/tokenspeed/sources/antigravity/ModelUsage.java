package io.tokenspeed.sources.antigravity;

import io.tokenspeed.sources.tree.TokenFields;
import io.tokenspeed.sources.tree.TokenFields.Field;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What Antigravity says of the tokens of one call, in its message {@code ModelUsageStats}: model 1, input 2 without
 * cached tokens, output 3 with thinking, cache writes 4, cache reads 5, provider 6, message id 7, thinking 9, answer
 * 10, response id 11. The model is the number of a name, no count of tokens.
 *
 * @param responseId the provider's id of the answer; null where it is missing
 * @param messageId Antigravity's id of the answer; null where it is missing
 * @param provider the provider's name; null where its number is not known
 */
record ModelUsage(
        TokenFields tokens,
        @Nullable String responseId,
        @Nullable String messageId,
        @Nullable String provider) {
    static ModelUsage of(ProtoMessage usage) throws IOException {
        long thinking = usage.number(9);
        long output = usage.number(3);
        TokenFields tokens = new TokenFields()
                .count(Field.INPUT, "input tokens", usage.number(2))
                .count(Field.CACHE_WRITE, "cache write tokens", usage.number(4))
                .count(Field.CACHE_READ, "cache read tokens", usage.number(5))
                .count(Field.OUTPUT, "output tokens", output == 0 ? thinking + usage.number(10) : output)
                .count(Field.REASONING, "thinking tokens", thinking);
        return new ModelUsage(tokens, usage.text(11), usage.text(7), provider(usage.number(6)));
    }

    private static @Nullable String provider(long number) {
        return switch ((int) number) {
            case 3, 24, 30 -> "google";
            case 26 -> "anthropic";
            case 31 -> "openai";
            default -> null;
        };
    }

    /** Returns whether a call was made that used no tokens, or was not answered yet. */
    boolean empty() {
        return tokens.counts().total() == 0 && tokens.doubt() == null;
    }
}
