package io.tokenspeed.model.request;

/** Where the token counts of a request come from, in rising order of trust. */
public enum UsageSource {
    /** The log has no counts. */
    MISSING,
    /** Counted by tokenspeed, for example from the text. */
    ESTIMATED,
    /** Stated by the provider, but at least one counter was impossible or missing; it counts as 0. */
    PARTIAL,
    /** Stated by the provider. */
    REPORTED
}
