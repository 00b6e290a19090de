package io.tokenspeed.model.hub;

/** What became of a nonce. */
public enum NonceResult {
    /** Stored. */
    FRESH,
    /** It was there. */
    REPLAYED,
    /** The device has too many that are remembered. */
    TOO_MANY
}
