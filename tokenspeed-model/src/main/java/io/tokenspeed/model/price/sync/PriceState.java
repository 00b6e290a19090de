package io.tokenspeed.model.price.sync;

/** What a stored price is used for. */
public enum PriceState {
    /** It is in the book. */
    ACTIVE,
    /** It moved too far to be believed without the user. */
    HELD,
    /** The user refused it. */
    REJECTED,
    /** It is only there so that a stored cost can be explained. */
    KEPT
}
