package io.tokenspeed.model.metric;

/**
 * The failed attempts of one kind.
 *
 * @param count how many there are in the window
 * @param trend how their share of the last hour compares with the 24 hours before
 * @param spike whether the last five minutes hold far more of them than the 24 hours before let expect
 */
public record KindOfErrors(long count, Trend trend, boolean spike) {
    /** How the share of a kind of errors changes. */
    public enum Trend {
        RISING,
        FALLING,
        STEADY,
        /** There are too few attempts to say. */
        UNKNOWN
    }
}
