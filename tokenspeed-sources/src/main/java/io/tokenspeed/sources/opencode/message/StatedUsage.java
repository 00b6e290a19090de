package io.tokenspeed.sources.opencode.message;

import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.TokenCounts;
import org.jspecify.annotations.Nullable;

/**
 * What a message or a part of one states about usage.
 *
 * @param tokens the tokens; zero where none are stated
 * @param costNano the cost in nano-dollars
 * @param ids what the provider called the request
 * @param doubt what cannot be true; null when nothing is
 */
record StatedUsage(
        TokenCounts tokens,
        @Nullable Long costNano,
        ProviderIds ids,
        @Nullable String doubt) {
    /** Whether usage is stated, even such as cannot be true. */
    boolean isPresent() {
        return tokens.total() > 0 || costNano != null || doubt != null;
    }
}
