package io.tokenspeed.hub.config;

/**
 * The most that a believable record has.
 *
 * @param requestsPerBucket requests of a bucket
 * @param tokensPerRequest tokens of a request
 * @param usdPerRequest dollars that a request costs
 */
public record RecordLimits(long requestsPerBucket, long tokensPerRequest, long usdPerRequest) {}
