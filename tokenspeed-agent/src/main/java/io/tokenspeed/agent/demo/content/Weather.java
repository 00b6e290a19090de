package io.tokenspeed.agent.demo.content;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The providers' speed and failures over time: slower in the afternoon, and one bad day of one provider.
 *
 * @param zone the zone whose afternoon counts
 * @param troubled the provider that has a bad day
 * @param from when that day begins, in milliseconds since the epoch
 * @param to when that day ends, in milliseconds since the epoch
 */
public record Weather(ZoneId zone, String troubled, long from, long to) {
    private static final double USUAL_FAILURES = 0.008;

    /** The factor on a provider's usual speed at an instant. */
    double pace(String provider, long at) {
        int hour = Instant.ofEpochMilli(at).atZone(zone).getHour();
        double usual = hour >= 14 && hour < 18 ? 0.82 : 1;
        return stormy(provider, at) ? usual * 0.45 : usual;
    }

    double failureRate(String provider, long at) {
        return stormy(provider, at) ? 0.12 : USUAL_FAILURES;
    }

    private boolean stormy(String provider, long at) {
        return provider.equals(troubled) && at >= from && at < to;
    }
}
