package io.tokenspeed.model.price.reprice;

/** How far a run is. */
public enum RepriceState {
    /** It changes costs, or was interrupted; the same call again continues it. */
    APPLYING,
    /** It changed all costs. */
    APPLIED,
    /** It is being taken back, or that was interrupted; taking it back again continues. */
    UNDOING,
    /** It was taken back. */
    UNDONE
}
