package io.tokenspeed.testkit.memory.hub;

import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.bucket.BucketSums;
import io.tokenspeed.model.upload.PredecessorBucket;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The buckets that a question is about. A bucket lies in a range when its start does. */
record MatchingBuckets(InMemoryTokens tokens, @Nullable String deviceId) {
    /** A bucket with its device. */
    record Bucket(
            String deviceId,
            BucketKey key,
            BucketSums sums,
            @Nullable PredecessorBucket legacy) {
        UsageTotals totals() {
            return sums.totals(key.start() * 1000, (key.start() + key.seconds()) * 1000 - 1);
        }
    }

    List<Bucket> of(UsageFilter filter) {
        return tokens.buckets().entrySet().stream()
                .map(entry -> new Bucket(
                        entry.getKey().deviceId(),
                        entry.getKey().key(),
                        entry.getValue().sums(),
                        entry.getValue().legacy()))
                .filter(bucket -> deviceId == null || deviceId.equals(bucket.deviceId()))
                .filter(bucket -> matches(filter, bucket.key()))
                .toList();
    }

    private static boolean matches(UsageFilter filter, BucketKey key) {
        return filter.range().contains(key.start() * 1000)
                && UsageFilter.matches(filter.projects(), key.projectId())
                && UsageFilter.matches(filter.providers(), key.provider())
                && UsageFilter.matches(filter.models(), key.model())
                && UsageFilter.matches(filter.tools(), key.tool());
    }

    static List<String> keys(BucketKey key, List<Dimension> by) {
        return by.stream().map(dimension -> value(key, dimension)).toList();
    }

    private static String value(BucketKey key, Dimension dimension) {
        return switch (dimension) {
            case PROJECT -> key.projectId();
            case PROVIDER -> key.provider();
            case MODEL -> key.model();
            case TOOL -> key.tool();
            case SESSION ->
                throw new IllegalArgumentException(
                        "A hub knows no sessions; group by project, provider, model or tool.");
        };
    }
}
