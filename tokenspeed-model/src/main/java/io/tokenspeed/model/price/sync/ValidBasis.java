package io.tokenspeed.model.price.sync;

/** How it is known from when on a price is valid. */
public enum ValidBasis {
    /** Nothing is known of an earlier price, so it is assumed to have always held. */
    ASSUMED,
    /** The source states the day. */
    STATED,
    /** It is the day on which a sync first brought the price. */
    OBSERVED
}
