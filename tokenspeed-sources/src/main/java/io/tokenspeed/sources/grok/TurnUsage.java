package io.tokenspeed.sources.grok;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.sources.tree.TokenFields;
import io.tokenspeed.sources.tree.TokenFields.Field;
import org.jspecify.annotations.Nullable;

/**
 * The sums of a turn's calls to one model: {@code inputTokens} with {@code cachedReadTokens} and {@code
 * cacheCreationTokens}, {@code outputTokens} with {@code reasoningTokens}, the cost in {@code costUsdTicks} of 10^-10
 * US dollars, {@code modelCalls}, and the time of all calls in {@code apiDurationMs}.
 *
 * @param calls how many calls the turn made; 0 when unknown
 * @param millis how long they took together, in milliseconds; null when unknown
 */
record TurnUsage(TokenFields tokens, long calls, @Nullable Long millis) {
    static final TurnUsage NONE = new TurnUsage(new TokenFields(), 0, null);
    private static final double TICKS_PER_DOLLAR = 1e10;

    static TurnUsage of(JsonNode usage) {
        TokenFields tokens = new TokenFields()
                .inputHoldsCacheReads()
                .inputHoldsCacheWrites()
                .member(Field.INPUT, usage, "inputTokens")
                .member(Field.CACHE_READ, usage, "cachedReadTokens")
                .member(Field.CACHE_WRITE, usage, "cacheCreationTokens")
                .member(Field.OUTPUT, usage, "outputTokens")
                .member(Field.REASONING, usage, "reasoningTokens");
        JsonNode ticks = usage.path("costUsdTicks");
        if (ticks.isNumber()) {
            tokens.cost("costUsdTicks", ticks.doubleValue() / TICKS_PER_DOLLAR);
        }
        long millis = usage.path("apiDurationMs").asLong();
        return new TurnUsage(tokens, usage.path("modelCalls").asLong(), millis > 0 ? (Long) millis : null);
    }
}
