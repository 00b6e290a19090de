package io.tokenspeed.hub.ingest;

import java.io.IOException;
import java.util.List;

/**
 * An object whose members are whole numbers from 0 on.
 *
 * @param pointer where it is in a record
 * @param names its members
 * @param pointers where they are
 * @param max the largest value of each
 * @param required how many of the first ones must be there
 */
record NumberGroup(String pointer, List<String> names, List<String> pointers, List<Long> max, int required) {
    private static final long COUNT = 1_000_000;
    private static final long BIG = 1_000_000_000_000L;
    private static final long EXACT = 9_007_199_254_740_991L;

    static final NumberGroup ERRORS = group(
            "/errors",
            List.of("rateLimited", "timeout", "server", "client", "other", "cancelled"),
            List.of(COUNT, COUNT, COUNT, COUNT, COUNT, COUNT),
            0);
    static final NumberGroup TOKENS = group(
            "/tokens",
            List.of("input", "output", "cacheRead", "reasoning", "cacheWrite5m", "cacheWrite1h"),
            List.of(BIG, BIG, BIG, BIG, BIG, BIG),
            2);
    static final NumberGroup COST = group("/cost", List.of("nanoUsd", "unpricedRequests"), List.of(EXACT, COUNT), 2);
    static final NumberGroup SPEED = group(
            "/speed",
            List.of("decodeTokens", "decodeMs", "e2eTokens", "e2eMs", "approxRequests"),
            List.of(BIG, BIG, BIG, BIG, COUNT),
            0);

    private static NumberGroup group(String pointer, List<String> names, List<Long> max, int required) {
        return new NumberGroup(
                pointer, names, names.stream().map(name -> pointer + "/" + name).toList(), max, required);
    }

    /** Reads it into an array; what is not there is 0. */
    long[] read(Fields fields) throws IOException {
        long[] values = new long[names.size()];
        if (!fields.open(pointer)) {
            return values;
        }
        int seen = 0;
        for (String name = fields.next(); name != null; name = fields.next()) {
            int index = names.indexOf(name);
            if (index < 0) {
                fields.skip(pointer);
            } else {
                values[index] = fields.integer(pointers.get(index), 0, max.get(index));
                seen |= 1 << index;
            }
        }
        for (int i = 0; i < required; i++) {
            if ((seen & 1 << i) == 0) {
                fields.faultAt(pointers.get(i));
            }
        }
        return values;
    }
}
