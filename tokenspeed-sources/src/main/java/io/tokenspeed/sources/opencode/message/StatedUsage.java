package io.tokenspeed.sources.opencode.message;

import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.TokenCounts;
import org.jspecify.annotations.Nullable;

/**
 * The usage that a message or a part states.
 *
 * @param tokens the tokens; zero where none are stated
 * @param costNano the cost in nano-dollars; null where none is stated
 * @param ids the provider's ids of the request
 * @param doubt the value that cannot be true; null when all can
 */
record StatedUsage(
        TokenCounts tokens,
        @Nullable Long costNano,
        ProviderIds ids,
        @Nullable String doubt) {
    /** Whether usage is stated, even usage that cannot be true. */
    boolean isPresent() {
        return tokens.total() > 0 || costNano != null || doubt != null;
    }
}
