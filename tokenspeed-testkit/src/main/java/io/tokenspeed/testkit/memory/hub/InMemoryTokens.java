package io.tokenspeed.testkit.memory.hub;

import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.bucket.BucketRecord;
import io.tokenspeed.model.bucket.BucketSums;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.model.predecessor.PredecessorUsageReader;
import io.tokenspeed.model.upload.BucketRevision;
import io.tokenspeed.model.upload.DeviceRecord;
import io.tokenspeed.model.upload.Latencies;
import io.tokenspeed.model.upload.PredecessorBucket;
import io.tokenspeed.model.upload.RecordVerdict;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.model.usage.UsageRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The token half of a hub's storage in memory, which knows neither devices nor transactions. It keeps the buckets as
 * they came and adds them up for every question. Safe for use by several threads, one at a time.
 */
public final class InMemoryTokens implements TokenStorage {
    private final Map<BucketId, StoredBucket> buckets = new HashMap<>();

    /** A bucket of a device. */
    record BucketId(String deviceId, BucketKey key) {}

    /** The newest state of a bucket, with the predecessor's bucket where the predecessor sent it. */
    record StoredBucket(
            int revision,
            String digest,
            BucketSums sums,
            @Nullable PredecessorBucket legacy) {}

    @Override
    public synchronized List<RecordVerdict> put(List<DeviceRecord> records) {
        return records.stream().map(this::put).toList();
    }

    private RecordVerdict put(DeviceRecord record) {
        BucketId id = new BucketId(record.deviceId(), record.record().key());
        return record.record() instanceof PredecessorBucket legacy
                ? put(id, legacy)
                : put(id, ((BucketRevision) record.record()).record());
    }

    private RecordVerdict put(BucketId id, BucketRecord record) {
        StoredBucket before = buckets.get(id);
        if (before == null || before.revision() < record.revision()) {
            buckets.put(id, new StoredBucket(record.revision(), record.digest(), record.sums(), null));
            return RecordVerdict.ACCEPTED;
        }
        if (before.revision() > record.revision()) {
            return RecordVerdict.stale(before.revision());
        }
        return before.digest().equals(record.digest())
                ? RecordVerdict.DUPLICATE
                : RecordVerdict.conflict(before.revision());
    }

    private RecordVerdict put(BucketId id, PredecessorBucket bucket) {
        StoredBucket before = buckets.get(id);
        if (before != null && bucket.sums().requests() < before.sums().requests()) {
            return RecordVerdict.DUPLICATE;
        }
        int revision = before == null ? 1 : before.revision() + 1;
        buckets.put(id, new StoredBucket(revision, "", bucket.sums(), bucket));
        return RecordVerdict.ACCEPTED;
    }

    /** All buckets as they are now. */
    synchronized Map<BucketId, StoredBucket> buckets() {
        return Map.copyOf(buckets);
    }

    @Override
    public synchronized void erase(String deviceId) {
        buckets.keySet().removeIf(id -> id.deviceId().equals(deviceId));
    }

    @Override
    public UsageReader usage(@Nullable String deviceId) {
        return new BucketAnswers(new MatchingBuckets(this, deviceId));
    }

    @Override
    public PredecessorUsageReader predecessor(@Nullable String deviceId) {
        return new MemoryPredecessorSums(new MatchingBuckets(this, deviceId));
    }

    @Override
    public List<SpeedRow> byDevice(UsageFilter filter) {
        return BucketAnswers.speeds(new MatchingBuckets(this, null).of(filter), bucket -> List.of(bucket.deviceId()));
    }

    @Override
    public List<UsageRow> shares(UsageFilter filter) {
        return BucketAnswers.speeds(new MatchingBuckets(this, null).of(filter), InMemoryTokens::share).stream()
                .map(row -> new UsageRow(row.keys(), row.totals()))
                .toList();
    }

    private static List<String> share(MatchingBuckets.Bucket bucket) {
        return List.of(bucket.deviceId(), bucket.key().provider(), bucket.key().model());
    }

    @Override
    public Latencies latencies(@Nullable String deviceId, UsageFilter filter) {
        var sums = BucketAnswers.sums(new MatchingBuckets(this, deviceId).of(filter));
        return new Latencies(sums.histograms().ttftMs(), sums.histograms().latencyMs());
    }

    /** Always 0, because there are no stored sums that could differ. */
    @Override
    public long drift() {
        return 0;
    }

    @Override
    public void check() {}
}
