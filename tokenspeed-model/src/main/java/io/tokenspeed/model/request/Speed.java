package io.tokenspeed.model.request;

import org.jspecify.annotations.Nullable;

/**
 * The speed of one request as tokens and milliseconds, so that the speeds of many requests can be pooled by adding
 * both.
 *
 * @param basis what the speed was measured on; {@link SpeedBasis#NONE} exactly when the speed is unknown
 * @param tokens tokens that count for the speed; 0 when the speed is unknown
 * @param millis the time that these tokens took, in milliseconds; 0 when the speed is unknown
 */
public record Speed(SpeedBasis basis, long tokens, long millis) {
    /** An unknown speed. */
    public static final Speed UNKNOWN = new Speed(SpeedBasis.NONE, 0, 0);

    private static final long MIN_LOG_MILLIS = 500;
    private static final long MIN_LOG_TOKENS = 20;
    private static final long MIN_DECODE_MILLIS = 100;

    public Speed {
        if ((basis == SpeedBasis.NONE) != (millis == 0) || tokens < 0 || millis < 0) {
            throw new IllegalArgumentException("not a speed: " + basis + " " + tokens + " tokens in " + millis + " ms");
        }
    }

    /** Returns tokens per second, or {@link Double#NaN} when the speed is unknown. */
    public double tokensPerSecond() {
        return millis == 0 ? Double.NaN : tokens * 1000.0 / millis;
    }

    /**
     * Returns the speed of a request. It is {@link #UNKNOWN} if the output count is a placeholder, the attempt did not
     * end well, or the time or the number of tokens is too small to be meaningful.
     */
    static Speed of(TokenCounts counts, RequestTiming timing, Status status) {
        Long window = timing.windowMillis();
        if (window == null || !counts.outputReliable() || status != Status.OK) {
            return UNKNOWN;
        }
        if (timing.speedBasis() == SpeedBasis.STREAM_WINDOW) {
            return ofStream(counts, window);
        }
        return of(timing.speedBasis(), counts.output(), window);
    }

    /** The window begins after the reasoning, so the number of reasoning tokens must be known to subtract them. */
    private static Speed ofStream(TokenCounts counts, long millis) {
        long answer = counts.output() - counts.reasoning();
        boolean known = counts.reasoningKnown() && answer >= MIN_LOG_TOKENS && millis >= MIN_DECODE_MILLIS;
        return known ? new Speed(SpeedBasis.STREAM_WINDOW, answer, millis) : UNKNOWN;
    }

    private static Speed of(SpeedBasis basis, long output, @Nullable Long window) {
        long millis = window == null ? 0 : window;
        return switch (basis) {
            case EXACT_DECODE ->
                output >= 2 && millis >= MIN_DECODE_MILLIS ? new Speed(basis, output - 1, millis) : UNKNOWN;
            case EXACT_E2E -> output >= 1 && millis > 0 ? new Speed(basis, output, millis) : UNKNOWN;
            case E2E_APPROX, TURN ->
                output >= MIN_LOG_TOKENS && millis >= MIN_LOG_MILLIS ? new Speed(basis, output, millis) : UNKNOWN;
            case STREAM_WINDOW, NONE -> UNKNOWN;
        };
    }
}
