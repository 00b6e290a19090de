package io.tokenspeed.agent.demo.content;

import java.time.Instant;
import java.time.ZoneId;

/**
 * How well providers do at a time: slower in the afternoon, and one day on which one of them is slow and fails often.
 *
 * @param zone where afternoon is
 * @param troubled the provider that has a bad day
 * @param from when that day begins, epoch milliseconds
 * @param to when it ends
 */
public record Weather(ZoneId zone, String troubled, long from, long to) {
    private static final double USUAL_FAILURES = 0.008;

    /** What the usual speed of a provider is multiplied with. */
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
