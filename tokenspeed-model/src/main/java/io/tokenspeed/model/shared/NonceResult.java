package io.tokenspeed.model.shared;

/** The outcome of taking a nonce. */
public enum NonceResult {
    /** The nonce is new and is now stored. */
    FRESH,
    /** The device used the nonce before. */
    REPLAYED,
    /** The device has too many stored nonces. */
    TOO_MANY
}
