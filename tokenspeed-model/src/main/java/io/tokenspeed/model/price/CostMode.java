package io.tokenspeed.model.price;

/** Which cost of a request is shown. */
public enum CostMode {
    /** The cost in the log where there is one, else the computed cost. */
    AUTO,
    /** The cost computed from tokens and prices, whatever the log says. */
    CALCULATE,
    /** Only the cost in the log. */
    DISPLAY
}
