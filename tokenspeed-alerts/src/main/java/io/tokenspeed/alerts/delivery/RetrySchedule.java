package io.tokenspeed.alerts.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a failed delivery is tried again: after 5 s, 5 min, 30 min, 2 h, 5 h and 10 h, each spread by a fifth so that
 * receivers are not hit by everybody at once, and not before the receiver allows it. A refused one is tried three times.
 */
final class RetrySchedule {
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10));
    private static final int TRIES_OF_REFUSED = 3;
    private static final double SPREAD = 0.2;
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);

    private final RandomGenerator random;

    RetrySchedule(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Returns when to try again; empty where the delivery has failed for good.
     *
     * @param tries how often it was tried, this time included
     */
    Optional<Instant> next(int tries, SendResult result, Instant now) {
        int most = switch (result.verdict()) {
            case LATER -> WAITS.size() + 1;
            case REFUSED -> TRIES_OF_REFUSED;
            case DELIVERED, GIVEN_UP, GONE -> 0;
        };
        if (tries >= most) {
            return Optional.empty();
        }
        double factor = 1 + SPREAD * (2 * random.nextDouble() - 1);
        long own = Math.round(WAITS.get(tries - 1).toMillis() * factor);
        return Optional.of(now.plusMillis(Math.max(own, asked(result))));
    }

    private static long asked(SendResult result) {
        Duration asked = result.retryAfter();
        return asked == null ? 0 : Math.min(asked.toMillis(), LONGEST_ASKED.toMillis());
    }
}
