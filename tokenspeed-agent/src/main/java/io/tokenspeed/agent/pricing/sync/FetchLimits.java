package io.tokenspeed.agent.pricing.sync;

import java.time.Duration;

/**
 * What a server may take of us.
 *
 * @param connect the longest wait for a connection
 * @param whole the longest wait for the whole list
 * @param bytes the longest list, packed and unpacked
 */
public record FetchLimits(Duration connect, Duration whole, long bytes) {
    /** Far above what the sources need. */
    public static final FetchLimits USUAL = new FetchLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 16L << 20);
}
