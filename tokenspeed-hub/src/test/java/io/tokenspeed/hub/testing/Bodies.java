package io.tokenspeed.hub.testing;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes bodies of uploads. */
public final class Bodies {
    private Bodies() {}

    /** A record with three requests. */
    public static String record(long start, int revision, String model) {
        return record(start, revision, model, 3);
    }

    public static String record(long start, int revision, String model, int requests) {
        return "{\"bucketStart\":" + start + ",\"bucketSeconds\":300,\"revision\":" + revision
                + ",\"projectId\":\"p_mAs1Z-MAh_yK2kB2taFg8A\",\"saltEpoch\":0,\"tool\":\"claude-code\","
                + "\"provider\":\"anthropic\",\"model\":\"" + model + "\",\"requests\":" + requests
                + ",\"errors\":{},\"tokens\":{\"input\":1200,\"output\":845,\"cacheRead\":30000},"
                + "\"cost\":{\"nanoUsd\":25275000,\"unpricedRequests\":0},"
                + "\"speed\":{\"decodeTokens\":842,\"decodeMs\":24700,\"e2eTokens\":845,\"e2eMs\":27100},"
                + "\"hist\":{\"ttftMs\":{\"scale\":5,\"count\":3,\"sum\":2400,\"min\":640,\"max\":1010,\"zero\":0,"
                + "\"idx\":[298,305,319],\"cnt\":[1,1,1]}}}";
    }

    public static String batch(String... records) {
        return batch(List.of(records));
    }

    public static String batch(List<String> records) {
        return "{\"schemaVersion\":1,\"createdAt\":1790000420,\"client\":{\"name\":\"tokenspeed-agent\","
                + "\"version\":\"1.4.2\",\"os\":\"linux\",\"arch\":\"x64\"},\"records\":["
                + String.join(",", records) + "]}";
    }

    /** Consecutive buckets of one model, the last one starting at {@code start}. */
    public static String batch(long start, int count) {
        return batch(IntStream.range(0, count)
                .mapToObj(i -> record(start - 300L * i, 1, "claude-sonnet-4-5"))
                .collect(Collectors.toList()));
    }
}
