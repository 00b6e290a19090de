package io.tokenspeed.uploader.hub;

import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** The wait after failures of a hub: exponential with random spread, and never less than the hub asks for. */
public final class Backoff {
    private static final long FLOOR_MILLIS = 1_000;
    private static final long BASE_MILLIS = 5_000;
    private static final long CAP_MILLIS = 900_000;
    private static final int MAX_DOUBLINGS = 20;
    private static final long MAX_RETRY_AFTER = 3_600;

    private Backoff() {}

    /**
     * Milliseconds to wait before the next attempt.
     *
     * @param failures the number of failures in a row, the current one included
     * @param retryAfter seconds that the hub asks for
     */
    public static long millis(int failures, OptionalLong retryAfter, RandomGenerator random) {
        long most = Math.min(CAP_MILLIS, BASE_MILLIS << Math.min(MAX_DOUBLINGS, Math.max(0, failures)));
        long own = random.nextLong(FLOOR_MILLIS, most + 1);
        return Math.max(own, asked(retryAfter, random));
    }

    private static long asked(OptionalLong retryAfter, RandomGenerator random) {
        if (retryAfter.isEmpty()) {
            return 0;
        }
        long seconds = Math.max(1, Math.min(MAX_RETRY_AFTER, retryAfter.getAsLong()));
        return (long) (seconds * 1000 * (1 + random.nextDouble(0.2)));
    }
}
