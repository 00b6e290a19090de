package io.tokenspeed.benchmarks.gateway;

import java.time.Duration;

/**
 * How a provider of the benchmark streams.
 *
 * @param first from the request to the first event
 * @param gap between events
 * @param events how many events an answer has
 */
record Pace(Duration first, Duration gap, int events) {
    /** An answer of coding agents' usual speed, in events of a few tokens. */
    static final Pace USUAL = new Pace(Duration.ofMillis(50), Duration.ofMillis(40), 20);

    /** Returns an answer that keeps its stream open for a while. */
    static Pace held(Duration time) {
        return new Pace(Duration.ofMillis(50), Duration.ofSeconds(1), (int) time.toSeconds());
    }
}
