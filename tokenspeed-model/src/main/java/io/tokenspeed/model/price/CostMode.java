package io.tokenspeed.model.price;

/** Which cost of a request is shown and summed. */
public enum CostMode {
    /** The cost in the log where there is one, else the computed cost. */
    AUTO,
    /** The cost computed from tokens and prices; the cost in the log is ignored. */
    CALCULATE,
    /** The cost in the log; a request whose log has no cost is unpriced. */
    DISPLAY
}
