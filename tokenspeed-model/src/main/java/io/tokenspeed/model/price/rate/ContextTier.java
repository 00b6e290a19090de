package io.tokenspeed.model.price.rate;

/**
 * Rates that apply to long prompts.
 *
 * @param above the rates apply to prompts of more tokens than this
 * @param rates the rates of this tier
 */
public record ContextTier(long above, Rates rates) {
    public ContextTier {
        if (above < 1) {
            throw new IllegalArgumentException("above < 1: " + above);
        }
    }
}
