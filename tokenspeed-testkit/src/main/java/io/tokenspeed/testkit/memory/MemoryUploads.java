package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.hub.Device;
import io.tokenspeed.model.hub.IndexedRecord;
import io.tokenspeed.model.hub.LegacyBucket;
import io.tokenspeed.model.hub.LegacyUpload;
import io.tokenspeed.model.hub.NonceResult;
import io.tokenspeed.model.hub.NonceUse;
import io.tokenspeed.model.hub.Receipt;
import io.tokenspeed.model.hub.Rejection;
import io.tokenspeed.model.hub.Stale;
import io.tokenspeed.model.hub.Upload;
import io.tokenspeed.model.hub.UploadResult;
import io.tokenspeed.model.hub.UploadResult.Verdict;
import io.tokenspeed.model.wire.BucketRecord;
import io.tokenspeed.model.wire.RecordCode;
import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.testkit.memory.HubRecords.BucketId;
import io.tokenspeed.testkit.memory.HubRecords.ReceiptId;
import io.tokenspeed.testkit.memory.HubRecords.StoredBucket;
import io.tokenspeed.testkit.memory.HubRecords.StoredReceipt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes one upload after another, record by record. Its caller holds the monitor of the records. */
final class MemoryUploads {
    private final HubRecords records;
    private final List<Rejection> rejected = new ArrayList<>();
    private final List<Stale> stale = new ArrayList<>();
    private int accepted;
    private int duplicates;

    MemoryUploads(HubRecords records) {
        this.records = records;
    }

    UploadResult store(Upload upload) {
        Verdict refusal = refusal(upload.deviceId(), upload.nonce(), upload.maxLiveNonces(), upload.receivedAt());
        if (refusal != null) {
            return new UploadResult(refusal, null);
        }
        ReceiptId id = new ReceiptId(upload.deviceId(), upload.payloadDigest());
        StoredReceipt before = records.receipts.get(id);
        if (before != null) {
            return new UploadResult(Verdict.REPLAYED, before.receipt());
        }
        upload.records().forEach(record -> store(upload.deviceId(), record));
        Receipt receipt = receipt(upload.rejected());
        records.receipts.put(id, new StoredReceipt(receipt, upload.receivedAt()));
        seen(upload.deviceId(), upload.receivedAt(), upload.agentVersion());
        return new UploadResult(Verdict.STORED, receipt);
    }

    UploadResult store(LegacyUpload upload) {
        Verdict refusal = refusal(upload.deviceId(), upload.nonce(), upload.maxLiveNonces(), upload.receivedAt());
        if (refusal != null) {
            return new UploadResult(refusal, null);
        }
        upload.buckets().forEach(bucket -> store(upload.deviceId(), bucket));
        seen(upload.deviceId(), upload.receivedAt(), null);
        return new UploadResult(Verdict.STORED, receipt(upload.rejected()));
    }

    private @Nullable Verdict refusal(String deviceId, @Nullable NonceUse nonce, int maxLive, long now) {
        Device device = records.devices.get(deviceId);
        if (device == null) {
            return records.erased.containsKey(Sha256.hex(deviceId)) ? Verdict.DEVICE_ERASED : Verdict.DEVICE_UNKNOWN;
        }
        return switch (device.status()) {
            case PENDING -> Verdict.DEVICE_PENDING;
            case REVOKED -> Verdict.DEVICE_REVOKED;
            case ACTIVE -> refusal(MemoryNonces.take(records, nonce, maxLive, now));
        };
    }

    private static @Nullable Verdict refusal(NonceResult nonce) {
        return switch (nonce) {
            case FRESH -> null;
            case REPLAYED -> Verdict.NONCE_REPLAYED;
            case TOO_MANY -> Verdict.TOO_MANY_NONCES;
        };
    }

    private void store(String deviceId, IndexedRecord indexed) {
        BucketRecord record = indexed.record();
        BucketId id = new BucketId(deviceId, record.key());
        StoredBucket before = records.buckets.get(id);
        if (before == null || before.revision() < record.revision()) {
            records.buckets.put(id, new StoredBucket(record.revision(), record.digest(), record.sums(), null));
            accepted++;
        } else if (before.revision() > record.revision()) {
            duplicates++;
            stale.add(new Stale(indexed.index(), before.revision()));
        } else if (before.digest().equals(record.digest())) {
            duplicates++;
        } else {
            rejected.add(new Rejection(indexed.index(), RecordCode.REVISION_CONFLICT, null, before.revision()));
        }
    }

    private void store(String deviceId, LegacyBucket bucket) {
        BucketId id = new BucketId(deviceId, bucket.key());
        StoredBucket before = records.buckets.get(id);
        if (before != null && bucket.sums().requests() < before.sums().requests()) {
            duplicates++;
            return;
        }
        int revision = before == null ? 1 : before.revision() + 1;
        records.buckets.put(id, new StoredBucket(revision, "", bucket.sums(), bucket));
        accepted++;
    }

    private Receipt receipt(List<Rejection> others) {
        rejected.addAll(others);
        rejected.sort(Comparator.comparingInt(Rejection::index));
        stale.sort(Comparator.comparingInt(Stale::index));
        return new Receipt(accepted, duplicates, rejected, stale);
    }

    private void seen(String deviceId, long at, @Nullable String agentVersion) {
        records.devices.computeIfPresent(deviceId, (id, device) -> DeviceChange.seen(device, at, agentVersion, null));
    }
}
