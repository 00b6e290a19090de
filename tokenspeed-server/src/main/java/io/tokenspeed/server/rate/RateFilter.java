package io.tokenspeed.server.rate;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.tokenspeed.model.collection.BoundedMap;
import io.tokenspeed.server.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Answers a caller's requests up to so many a minute, and refuses further ones with status 429 and {@code Retry-After}.
 * Remembers a bounded number of callers; one that is forgotten begins anew.
 */
public final class RateFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final int REMEMBERED = 1_000;
    private static final int TOO_MANY = 429;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final int perMinute;
    private final transient Function<HttpServletRequest, String> caller;
    private final transient TimeMeter time;
    private final transient Map<String, Bucket> buckets = BoundedMap.byUse(REMEMBERED);

    /**
     * Makes a filter.
     *
     * @param perMinute how many requests a minute are answered; also how many may come at once
     * @param caller names who sends a request
     * @param clock says what time it is
     */
    public RateFilter(int perMinute, Function<HttpServletRequest, String> caller, Clock clock) {
        this.perMinute = perMinute;
        this.caller = caller;
        this.time = new ClockMeter(clock);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ConsumptionProbe probe = bucket(caller.apply(request)).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
            return;
        }
        long seconds = (probe.getNanosToWaitForRefill() + SECOND - 1) / SECOND;
        response.setHeader("Retry-After", Long.toString(seconds));
        Problem.of(
                        TOO_MANY,
                        "Too many requests",
                        "At most " + perMinute + " requests a minute are answered here; ask again in " + seconds
                                + " s.")
                .sendTo(response);
    }

    private Bucket bucket(String name) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    name,
                    absent -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                            .withCustomTimePrecision(time)
                            .build());
        }
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
