package io.tokenspeed.model.alert;

/** How a tick without enough data counts. */
public enum AlertNoData {
    /** It changes nothing. */
    KEEP,
    /** Like a tick that does not violate the rule. */
    OK,
    /** Like a tick that violates the rule. */
    VIOLATED
}
