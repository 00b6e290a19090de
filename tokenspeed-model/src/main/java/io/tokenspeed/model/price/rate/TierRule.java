package io.tokenspeed.model.price.rate;

/** How long prompts are billed. */
public enum TierRule {
    /**
     * Once input, cache reads and cache writes together exceed the limit of a tier, every token of the request is
     * billed at that tier's rates.
     */
    WHOLE_REQUEST,
    /**
     * In each class of tokens separately, only the tokens beyond the limit of a tier are billed at that tier's rates.
     */
    MARGINAL
}
