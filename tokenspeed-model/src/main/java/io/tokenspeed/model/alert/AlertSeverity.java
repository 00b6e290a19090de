package io.tokenspeed.model.alert;

/** How much an alert matters. */
public enum AlertSeverity {
    /** Worth knowing; by default it is told in the log and on the website alone. */
    NOTICE,
    /** Something is wrong. */
    WARNING
}
