package io.tokenspeed.hub.config;

/**
 * How much of everything the hub takes.
 *
 * @param deviceBurst uploads that a device may send at once
 * @param devicePerMinute uploads that it may send per minute after that
 * @param deviceLiveNonces nonces of a device that are remembered at once
 * @param sourceBurst requests that a network address may send at once
 * @param sourcePerMinute requests that it may send per minute after that
 * @param queue uploads that may wait to be stored
 * @param requestsPerBucket requests that a believable bucket has at most
 * @param tokensPerRequest tokens that a believable request has at most
 * @param usdPerRequest dollars that a believable request costs at most
 */
public record HubLimits(
        int deviceBurst,
        int devicePerMinute,
        int deviceLiveNonces,
        int sourceBurst,
        int sourcePerMinute,
        int queue,
        long requestsPerBucket,
        long tokensPerRequest,
        long usdPerRequest) {
    private static final int MAX = 1_000_000_000;
    private static final int MAX_QUEUE = 4_096;

    /** With more the histograms of a day could not be added without overflow. */
    private static final int MAX_REQUESTS = 100_000;

    static HubLimits of(Values values) {
        return new HubLimits(
                values.number("limits.device.burst", 30, 1, MAX),
                values.number("limits.device.perMinute", 6, 1, MAX),
                values.number("limits.device.liveNonces", 256, 1, MAX),
                values.number("limits.source.burst", 200, 1, MAX),
                values.number("limits.source.perMinute", 600, 1, MAX),
                values.number("limits.queue", 256, 1, MAX_QUEUE),
                values.number("limits.record.requests", 20_000, 1, MAX_REQUESTS),
                values.number("limits.record.tokensPerRequest", 100_000_000, 1, MAX),
                values.number("limits.record.usdPerRequest", 10_000, 1, MAX));
    }
}
