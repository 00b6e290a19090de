package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.hub.BudgetStore;
import io.tokenspeed.model.hub.Latencies;
import io.tokenspeed.model.hub.LegacyUpload;
import io.tokenspeed.model.hub.NonceStore;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.model.hub.Upload;
import io.tokenspeed.model.hub.UploadResult;
import io.tokenspeed.model.usage.CompatibleReader;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Buckets in, sums out. */
record MemoryTokens(HubRecords records) implements TokenStorage {
    @Override
    public List<UploadResult> store(List<Upload> uploads) {
        synchronized (records) {
            return uploads.stream()
                    .map(upload -> new MemoryUploads(records).store(upload))
                    .toList();
        }
    }

    @Override
    public UploadResult storeLegacy(LegacyUpload upload) {
        synchronized (records) {
            return new MemoryUploads(records).store(upload);
        }
    }

    @Override
    public NonceStore nonces() {
        return new MemoryNonces(records);
    }

    @Override
    public BudgetStore budgets() {
        return new MemoryBudgets(records);
    }

    @Override
    public UsageReader usage(@Nullable String deviceId) {
        return new BucketAnswers(new MatchingBuckets(records, deviceId));
    }

    @Override
    public CompatibleReader compatible(@Nullable String deviceId) {
        return new CompatibleBuckets(new MatchingBuckets(records, deviceId));
    }

    @Override
    public List<SpeedRow> byDevice(UsageFilter filter) {
        return BucketAnswers.speeds(
                new MatchingBuckets(records, null).of(filter), bucket -> List.of(bucket.deviceId()));
    }

    @Override
    public Latencies latencies(@Nullable String deviceId, UsageFilter filter) {
        var sums = BucketAnswers.sums(new MatchingBuckets(records, deviceId).of(filter));
        return new Latencies(sums.histograms().ttftMs(), sums.histograms().latencyMs());
    }

    @Override
    public int purgeReceipts(long receivedBefore) {
        synchronized (records) {
            int before = records.receipts.size();
            records.receipts.values().removeIf(receipt -> receipt.receivedAt() < receivedBefore);
            return before - records.receipts.size();
        }
    }

    /** There are no sums that could differ. */
    @Override
    public long drift() {
        return 0;
    }
}
