package io.tokenspeed.hub.config;

import io.tokenspeed.server.settings.RateLimit;
import io.tokenspeed.server.settings.Values;

/**
 * The limits of a hub.
 *
 * @param device the rate of uploads of one device
 * @param deviceLiveNonces how many nonces of one device are remembered at once
 * @param source the rate of requests of one network address
 * @param queue how many uploads may wait to be stored
 * @param records the largest values that are believed of a record
 */
public record HubLimits(RateLimit device, int deviceLiveNonces, RateLimit source, int queue, RecordLimits records) {
    private static final int MAX = 1_000_000_000;
    private static final int MAX_QUEUE = 4_096;

    /** With a higher limit, adding the histograms of a day could overflow. */
    private static final int MAX_REQUESTS = 100_000;

    static HubLimits of(Values values) {
        return new HubLimits(
                rate(values, "limits.device", 30, 6),
                values.number("limits.device.liveNonces", 256, 1, MAX),
                rate(values, "limits.source", 200, 600),
                values.number("limits.queue", 256, 1, MAX_QUEUE),
                new RecordLimits(
                        values.number("limits.record.requests", 20_000, 1, MAX_REQUESTS),
                        values.number("limits.record.tokensPerRequest", 100_000_000, 1, MAX),
                        values.number("limits.record.usdPerRequest", 10_000, 1, MAX)));
    }

    private static RateLimit rate(Values values, String name, int burst, int perMinute) {
        return new RateLimit(
                values.number(name + ".burst", burst, 1, MAX), values.number(name + ".perMinute", perMinute, 1, MAX));
    }
}
