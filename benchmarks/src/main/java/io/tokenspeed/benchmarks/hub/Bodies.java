package io.tokenspeed.benchmarks.hub;

import java.nio.charset.StandardCharsets;

/** Makes bodies of uploads; no bucket is in two bodies of one instance. Not thread-safe. */
final class Bodies {
    private static final int BUCKET_SECONDS = 300;
    private static final int KEYS = 4;
    private static final int BUCKETS_PER_KEY = 25 * 288;

    private static final String BEFORE_START = "{\"bucketStart\":";
    private static final String BEFORE_MODEL = ",\"bucketSeconds\":300,\"revision\":1,\"projectId\":"
            + "\"p_mAs1Z-MAh_yK2kB2taFg8A\",\"saltEpoch\":0,\"tool\":\"claude\",\"provider\":\"anthropic\","
            + "\"model\":\"claude-sonnet-";
    private static final String AFTER_MODEL =
            "\",\"requests\":3,\"errors\":{},\"tokens\":{\"input\":1200,\"output\":845,"
                    + "\"cacheRead\":30000},\"cost\":{\"nanoUsd\":25275000,\"unpricedRequests\":0},\"speed\":"
                    + "{\"decodeTokens\":842,\"decodeMs\":24700,\"e2eTokens\":845,\"e2eMs\":27100},\"hist\":{\"ttftMs\":"
                    + "{\"scale\":5,\"count\":3,\"sum\":2400,\"min\":640,\"max\":1010,\"zero\":0,\"idx\":[298,305,319],"
                    + "\"cnt\":[1,1,1]},\"latencyMs\":{\"scale\":5,\"count\":3,\"sum\":27100,\"min\":7000,\"max\":12100,"
                    + "\"zero\":0,\"idx\":[408,414,434],\"cnt\":[1,1,1]},\"decodeTpsMilli\":{\"scale\":5,\"count\":3,"
                    + "\"sum\":101000,\"min\":28000,\"max\":38000,\"zero\":0,\"idx\":[472,483,486],\"cnt\":[1,1,1]}}}";

    private final long firstBucket;
    private int next;

    Bodies(long nowSeconds) {
        firstBucket = (nowSeconds / BUCKET_SECONDS - BUCKETS_PER_KEY) * BUCKET_SECONDS;
    }

    /** A body with one bucket. */
    byte[] single() {
        int n = next++;
        return body(record(n % BUCKETS_PER_KEY, n / BUCKETS_PER_KEY), n);
    }

    /** A body with consecutive buckets of four keys each. */
    byte[] batch(int records) {
        int perKey = records / KEYS;
        int batch = next++;
        int first = batch * perKey % (BUCKETS_PER_KEY - perKey);
        StringBuilder all = new StringBuilder(records * 800);
        for (int i = 0; i < perKey * KEYS; i++) {
            all.append(i == 0 ? "" : ",")
                    .append(record(first + i / KEYS, i % KEYS + KEYS * (batch * perKey / (BUCKETS_PER_KEY - perKey))));
        }
        return body(all.toString(), batch);
    }

    private String record(int bucket, int model) {
        return BEFORE_START + (firstBucket + (long) bucket * BUCKET_SECONDS) + BEFORE_MODEL + model + AFTER_MODEL;
    }

    private byte[] body(String records, int n) {
        return ("{\"schemaVersion\":1,\"createdAt\":" + (firstBucket + n)
                        + ",\"client\":{\"name\":\"tokenspeed-load\",\"version\":\"1.0.0\",\"os\":\"linux\","
                        + "\"arch\":\"x64\"},\"records\":[" + records + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
