package io.tokenspeed.model.request;

/** Where the token counts of a request come from, in rising order of trust. */
public enum UsageSource {
    /** The request ended well but left no counts. */
    MISSING,
    /** Counted by us, for example from the text. */
    ESTIMATED,
    /** Stated by the provider, but one counter was impossible, is not known and adds nothing. */
    PARTIAL,
    /** Stated by the provider. */
    REPORTED
}
