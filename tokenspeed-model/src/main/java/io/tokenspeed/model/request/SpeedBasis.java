package io.tokenspeed.model.request;

/** What a speed was measured on. A number that pools speeds of different bases always states so. */
public enum SpeedBasis {
    /** The measured time from the first to the last token: decode speed. */
    EXACT_DECODE(false),
    /** The measured time from sending the request to the complete response: end-to-end speed. */
    EXACT_E2E(false),
    /**
     * The time from the end of the reasoning to the last output, by a log's time stamps of the parts of one response:
     * decode speed.
     */
    STREAM_WINDOW(true),
    /**
     * The time between a log's time stamps around one request, without tools and retries as far as the log shows them:
     * an approximate end-to-end speed.
     */
    E2E_APPROX(true),
    /** The time of a whole turn, including its tools. */
    TURN(true),
    /** No speed is known. */
    NONE(false);

    private final boolean fromLog;

    SpeedBasis(boolean fromLog) {
        this.fromLog = fromLog;
    }

    /** Returns whether the time comes from the time stamps of a log, so that the speed is an estimate. */
    public boolean fromLog() {
        return fromLog;
    }
}
