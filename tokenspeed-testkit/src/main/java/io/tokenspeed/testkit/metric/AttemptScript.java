package io.tokenspeed.testkit.metric;

import io.tokenspeed.model.request.Request;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Attempts that have ended before an instant, in the order in which they started.
 *
 * @param now the instant
 * @param attempts the attempts
 */
public record AttemptScript(Instant now, List<Request> attempts) {
    public AttemptScript {
        attempts = List.copyOf(attempts);
    }

    /** Returns a clock that shows the instant. */
    public Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
