package io.tokenspeed.model.price.rate;

/** What a long prompt changes in a bill. */
public enum TierRule {
    /**
     * Once input, cache reads and cache writes together exceed the limit of a tier, every token of the request is
     * billed at that tier's rates.
     */
    WHOLE_REQUEST,
    /** Of every class of tokens, counted on its own, only the part beyond the limit is billed at the tier's rates. */
    MARGINAL
}
