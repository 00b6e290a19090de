package io.tokenspeed.agent.otlp;

/** How much one body may hold. */
final class OtlpLimits {
    /** The longest body, in bytes, after it was inflated. */
    static final int BYTES = 4 << 20;

    /** The most records of one body. */
    static final int RECORDS = 10_000;

    private OtlpLimits() {}

    /** Refuses a body with too many records. */
    static void check(int records) throws OtlpException {
        if (records > RECORDS) {
            throw new OtlpException(413, "The body holds more than " + RECORDS + " records.");
        }
    }
}
