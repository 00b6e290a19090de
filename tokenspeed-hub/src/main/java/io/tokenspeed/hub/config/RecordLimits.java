package io.tokenspeed.hub.config;

/**
 * The largest values that are believed of a record.
 *
 * @param requestsPerBucket requests in a bucket
 * @param tokensPerRequest tokens per request of a bucket, on average
 * @param usdPerRequest dollars per request of a bucket, on average
 */
public record RecordLimits(long requestsPerBucket, long tokensPerRequest, long usdPerRequest) {}
