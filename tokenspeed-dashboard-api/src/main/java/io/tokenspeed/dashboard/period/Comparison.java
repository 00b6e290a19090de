package io.tokenspeed.dashboard.period;

/** What an answer is compared with. */
public enum Comparison {
    /** The period just before. */
    PREV,
    /** The same dates one year before. */
    YEAR,
    /** Nothing. */
    OFF
}
