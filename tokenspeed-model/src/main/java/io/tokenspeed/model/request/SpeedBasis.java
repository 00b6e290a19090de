package io.tokenspeed.model.request;

/** What a speed was measured on. Values of different bases are never pooled into one number without saying so. */
public enum SpeedBasis {
    /** First to last token, measured: decode speed. */
    EXACT_DECODE(false),
    /** Request sent to response complete, measured: end-to-end speed. */
    EXACT_E2E(false),
    /** End of the reasoning to the last output, by the time stamps of one stream's blocks in a log: decode speed. */
    STREAM_WINDOW(true),
    /** Time stamps in a log around one request, tools and retries left out as far as visible. */
    E2E_APPROX(true),
    /** A whole turn with its tools. */
    TURN(true),
    /** No speed is known. */
    NONE(false);

    private final boolean fromLog;

    SpeedBasis(boolean fromLog) {
        this.fromLog = fromLog;
    }

    /** Whether the time comes from the time stamps of a log, so that the speed is an estimate. */
    public boolean fromLog() {
        return fromLog;
    }
}
