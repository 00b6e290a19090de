package io.tokenspeed.hub.ingest;

import io.tokenspeed.model.bucket.BucketErrors;
import io.tokenspeed.model.bucket.BucketSpeed;
import io.tokenspeed.model.usage.TokenSums;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the objects of a record whose members are whole numbers from 0 on. Members that may be left out are 0 then.
 */
final class NumberGroups {
    private static final long COUNT = 1_000_000;
    private static final long BIG = 1_000_000_000_000L;
    /** The largest whole number that every JSON parser reads exactly. */
    private static final long EXACT = 9_007_199_254_740_991L;

    private static final long ABSENT = -1;

    private final Fields fields;

    NumberGroups(Fields fields) {
        this.fields = fields;
    }

    /**
     * The cost of a bucket's requests.
     *
     * @param nanoUsd the sum of the known costs, in nano-dollars
     * @param unpriced how many requests have no known cost
     */
    record Cost(long nanoUsd, long unpriced) {}

    /** Reads the counts of attempts without usage, by reason. */
    BucketErrors errors() throws IOException {
        long rateLimited = 0;
        long timeout = 0;
        long server = 0;
        long client = 0;
        long other = 0;
        long cancelled = 0;
        boolean open = fields.open("/errors");
        for (String name = next(open); name != null; name = next(open)) {
            switch (name) {
                case "rateLimited" -> rateLimited = number("/errors/rateLimited", COUNT);
                case "timeout" -> timeout = number("/errors/timeout", COUNT);
                case "server" -> server = number("/errors/server", COUNT);
                case "client" -> client = number("/errors/client", COUNT);
                case "other" -> other = number("/errors/other", COUNT);
                case "cancelled" -> cancelled = number("/errors/cancelled", COUNT);
                default -> fields.skip("/errors");
            }
        }
        return new BucketErrors(rateLimited, timeout, server, client, other, cancelled);
    }

    /** Reads the sums of tokens, of which input and output must be there. */
    TokenSums tokens() throws IOException {
        long input = ABSENT;
        long output = ABSENT;
        long cacheRead = 0;
        long reasoning = 0;
        long cacheWrite5m = 0;
        long cacheWrite1h = 0;
        boolean open = fields.open("/tokens");
        for (String name = next(open); name != null; name = next(open)) {
            switch (name) {
                case "input" -> input = number("/tokens/input", BIG);
                case "output" -> output = number("/tokens/output", BIG);
                case "cacheRead" -> cacheRead = number("/tokens/cacheRead", BIG);
                case "reasoning" -> reasoning = number("/tokens/reasoning", BIG);
                case "cacheWrite5m" -> cacheWrite5m = number("/tokens/cacheWrite5m", BIG);
                case "cacheWrite1h" -> cacheWrite1h = number("/tokens/cacheWrite1h", BIG);
                default -> fields.skip("/tokens");
            }
        }
        return new TokenSums(
                required("/tokens/input", input),
                cacheRead,
                cacheWrite5m,
                cacheWrite1h,
                required("/tokens/output", output),
                reasoning);
    }

    /** Reads the cost, whose members must all be there. */
    Cost cost() throws IOException {
        long nanoUsd = ABSENT;
        long unpriced = ABSENT;
        boolean open = fields.open("/cost");
        for (String name = next(open); name != null; name = next(open)) {
            switch (name) {
                case "nanoUsd" -> nanoUsd = number("/cost/nanoUsd", EXACT);
                case "unpricedRequests" -> unpriced = number("/cost/unpricedRequests", COUNT);
                default -> fields.skip("/cost");
            }
        }
        return new Cost(required("/cost/nanoUsd", nanoUsd), required("/cost/unpricedRequests", unpriced));
    }

    /** Reads the tokens and milliseconds that speeds are computed from. */
    BucketSpeed speed() throws IOException {
        long decodeTokens = 0;
        long decodeMillis = 0;
        long e2eTokens = 0;
        long e2eMillis = 0;
        long approxRequests = 0;
        boolean open = fields.open("/speed");
        for (String name = next(open); name != null; name = next(open)) {
            switch (name) {
                case "decodeTokens" -> decodeTokens = number("/speed/decodeTokens", BIG);
                case "decodeMs" -> decodeMillis = number("/speed/decodeMs", BIG);
                case "e2eTokens" -> e2eTokens = number("/speed/e2eTokens", BIG);
                case "e2eMs" -> e2eMillis = number("/speed/e2eMs", BIG);
                case "approxRequests" -> approxRequests = number("/speed/approxRequests", COUNT);
                default -> fields.skip("/speed");
            }
        }
        return new BucketSpeed(decodeTokens, decodeMillis, e2eTokens, e2eMillis, approxRequests);
    }

    private @Nullable String next(boolean open) throws IOException {
        return open ? fields.next() : null;
    }

    private long number(String pointer, long max) throws IOException {
        return fields.integer(pointer, 0, max);
    }

    private long required(String pointer, long number) {
        if (number == ABSENT) {
            fields.faultAt(pointer);
        }
        return Math.max(0, number);
    }
}
