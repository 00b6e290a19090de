package io.tokenspeed.gateway.config;

import io.tokenspeed.server.settings.Values;

/**
 * What a gateway holds in memory at most.
 *
 * @param bodyBytes the longest body of a request
 * @param streamBuffer how much of one answer waits for a slow client before the gateway reads no further
 * @param totalBuffer how much of all answers together may wait so
 */
public record GatewayLimits(int bodyBytes, int streamBuffer, long totalBuffer) {
    private static final int MEBI = 1 << 20;
    private static final int BODY = 32 * MEBI;
    private static final int STREAM = 8 * MEBI;
    private static final int TOTAL = 256 * MEBI;
    private static final int LEAST = 1024;
    private static final int MOST = 1 << 30;

    /** Used unless the settings say otherwise. */
    public static final GatewayLimits USUAL = new GatewayLimits(BODY, STREAM, TOTAL);

    static GatewayLimits of(Values values) {
        return new GatewayLimits(
                values.number("limits.bodyBytes", BODY, LEAST, MOST),
                values.number("limits.streamBuffer", STREAM, LEAST, MOST),
                values.number("limits.totalBuffer", TOTAL, LEAST, MOST));
    }
}
