package io.tokenspeed.model.request;

import org.jspecify.annotations.Nullable;

/**
 * The speed of one request as a pair of sums, so that speeds can be pooled: {@code tokens} in {@code millis}.
 *
 * @param basis what it was measured on; {@link SpeedBasis#NONE} exactly when nothing is known
 * @param tokens tokens that count for the speed; 0 when nothing is known
 * @param millis the time they took; 0 when nothing is known
 */
public record Speed(SpeedBasis basis, long tokens, long millis) {
    /** The absent speed. */
    public static final Speed UNKNOWN = new Speed(SpeedBasis.NONE, 0, 0);

    private static final long MIN_LOG_MILLIS = 500;
    private static final long MIN_LOG_TOKENS = 20;
    private static final long MIN_DECODE_MILLIS = 100;

    public Speed {
        if ((basis == SpeedBasis.NONE) != (millis == 0) || tokens < 0 || millis < 0) {
            throw new IllegalArgumentException("not a speed: " + basis + " " + tokens + " tokens in " + millis + " ms");
        }
    }

    /** Tokens per second. */
    public double tokensPerSecond() {
        return millis == 0 ? Double.NaN : tokens * 1000.0 / millis;
    }

    /**
     * The speed of a request, or {@link #UNKNOWN} where one cannot be told honestly: output that is a placeholder, an
     * attempt that did not end well, a window too short to mean anything.
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

    /** Reasoning is over when the window begins, so its tokens must be known to be left out. */
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
