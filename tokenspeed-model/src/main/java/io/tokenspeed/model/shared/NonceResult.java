package io.tokenspeed.model.shared;

/** What became of a nonce. */
public enum NonceResult {
    /** Stored. */
    FRESH,
    /** It was there. */
    REPLAYED,
    /** The device has too many that are remembered. */
    TOO_MANY
}
