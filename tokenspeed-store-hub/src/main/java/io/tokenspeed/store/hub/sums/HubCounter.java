package io.tokenspeed.store.hub.sums;

import io.tokenspeed.model.bucket.BucketSums;
import java.util.function.ToLongFunction;

/** The additive numbers of a bucket, an hour or a day, each with its column and its value in {@link BucketSums}. */
@SuppressWarnings({"ImmutableEnumChecker", "EnumOrdinal"}) // its functions hold nothing; arrays are faster than maps
public enum HubCounter {
    REQUESTS("requests", BucketSums::requests),
    RATE_LIMITED("rate_limited", sums -> sums.errors().rateLimited()),
    TIMEOUTS("timeouts", sums -> sums.errors().timeout()),
    SERVER_ERRORS("server_errors", sums -> sums.errors().server()),
    CLIENT_ERRORS("client_errors", sums -> sums.errors().client()),
    OTHER_ERRORS("other_errors", sums -> sums.errors().other()),
    CANCELLED("cancelled", sums -> sums.errors().cancelled()),
    INPUT("input", sums -> sums.tokens().input()),
    CACHE_READ("cache_read", sums -> sums.tokens().cacheRead()),
    CACHE_WRITE_5M("cache_write_5m", sums -> sums.tokens().cacheWrite5m()),
    CACHE_WRITE_1H("cache_write_1h", sums -> sums.tokens().cacheWrite1h()),
    OUTPUT("output", sums -> sums.tokens().output()),
    REASONING("reasoning", sums -> sums.tokens().reasoning()),
    NANO_USD("nano_usd", BucketSums::nanoUsd),
    UNPRICED("unpriced", BucketSums::unpriced),
    DECODE_TOKENS("decode_tokens", sums -> sums.speed().decodeTokens()),
    DECODE_MILLIS("decode_millis", sums -> sums.speed().decodeMillis()),
    E2E_TOKENS("e2e_tokens", sums -> sums.speed().e2eTokens()),
    E2E_MILLIS("e2e_millis", sums -> sums.speed().e2eMillis()),
    APPROX_REQUESTS("approx_requests", sums -> sums.speed().approxRequests());

    private final String column;
    private final ToLongFunction<BucketSums> ofBucket;

    HubCounter(String column, ToLongFunction<BucketSums> ofBucket) {
        this.column = column;
        this.ofBucket = ofBucket;
    }

    public String column() {
        return column;
    }

    /** The index in an array with an element for each counter. */
    public int index() {
        return ordinal();
    }

    long of(BucketSums sums) {
        return ofBucket.applyAsLong(sums);
    }
}
