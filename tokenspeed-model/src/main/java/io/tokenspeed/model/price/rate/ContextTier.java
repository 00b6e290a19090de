package io.tokenspeed.model.price.rate;

/**
 * Rates that apply to long prompts.
 *
 * @param above the most prompt tokens that are still billed without this tier
 * @param rates the rates beyond
 */
public record ContextTier(long above, Rates rates) {
    public ContextTier {
        if (above < 1) {
            throw new IllegalArgumentException("above < 1: " + above);
        }
    }
}
