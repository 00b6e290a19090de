package io.tokenspeed.testkit.memory.hub;

import io.tokenspeed.model.device.Device;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.model.hub.UploadStorage;
import io.tokenspeed.model.shared.NonceResult;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.model.upload.DeviceRecord;
import io.tokenspeed.model.upload.IndexedRecord;
import io.tokenspeed.model.upload.PayloadId;
import io.tokenspeed.model.upload.Receipt;
import io.tokenspeed.model.upload.ReceiptBuilder;
import io.tokenspeed.model.upload.RecordVerdict;
import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.model.upload.UploadRequest;
import io.tokenspeed.model.upload.UploadResult;
import io.tokenspeed.model.upload.UploadResult.Verdict;
import io.tokenspeed.model.wire.Sha256;
import io.tokenspeed.testkit.memory.hub.HubRecords.ReceiptId;
import io.tokenspeed.testkit.memory.hub.HubRecords.StoredReceipt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores one upload after another. Holds the monitor of the records while the token half puts its part, so that no
 * device is revoked or erased meanwhile, and undoes its changes when a call fails.
 */
record MemoryUploads(HubRecords records, TokenStorage tokens) implements UploadStorage {
    @Override
    public List<UploadResult> store(List<Upload> uploads) {
        synchronized (records) {
            Deque<Runnable> undo = new ArrayDeque<>();
            try {
                List<UploadResult> results = new ArrayList<>(uploads.size());
                for (Upload upload : uploads) {
                    results.add(store(upload, undo));
                }
                records.commit();
                return results;
            } catch (RuntimeException | Error failure) {
                undo.forEach(Runnable::run);
                throw failure;
            }
        }
    }

    private UploadResult store(Upload upload, Deque<Runnable> undo) {
        Verdict refusal = refusal(upload.request(), undo);
        if (refusal != null) {
            return new UploadResult(refusal, null);
        }
        ReceiptId id = receiptId(upload);
        StoredReceipt before = id == null ? null : records.receipts.get(id);
        if (before != null) {
            return new UploadResult(Verdict.REPLAYED, before.receipt());
        }
        Receipt receipt = put(upload);
        if (id != null) {
            records.receipts.put(id, new StoredReceipt(receipt, upload.request().receivedAt()));
            undo.push(() -> records.receipts.remove(id));
        }
        seen(upload.request(), undo);
        return new UploadResult(Verdict.STORED, receipt);
    }

    private @Nullable Verdict refusal(UploadRequest request, Deque<Runnable> undo) {
        Device device = records.devices.get(request.deviceId());
        if (device == null) {
            return records.erased.containsKey(Sha256.hex(request.deviceId()))
                    ? Verdict.DEVICE_ERASED
                    : Verdict.DEVICE_UNKNOWN;
        }
        return switch (device.status()) {
            case PENDING -> Verdict.DEVICE_PENDING;
            case REVOKED -> Verdict.DEVICE_REVOKED;
            case ACTIVE -> refusal(takeNonce(request, undo));
        };
    }

    private NonceResult takeNonce(UploadRequest request, Deque<Runnable> undo) {
        NonceUse nonce = request.nonce();
        NonceResult result = MemoryNonces.take(records, nonce, request.maxLiveNonces(), request.receivedAt());
        if (nonce != null && result == NonceResult.FRESH) {
            undo.push(() -> MemoryNonces.forget(records, nonce));
        }
        return result;
    }

    private static @Nullable Verdict refusal(NonceResult nonce) {
        return switch (nonce) {
            case FRESH -> null;
            case REPLAYED -> Verdict.NONCE_REPLAYED;
            case TOO_MANY -> Verdict.TOO_MANY_NONCES;
        };
    }

    private static @Nullable ReceiptId receiptId(Upload upload) {
        PayloadId payload = upload.payload();
        return payload == null ? null : new ReceiptId(upload.request().deviceId(), payload.digest());
    }

    private Receipt put(Upload upload) {
        String deviceId = upload.request().deviceId();
        List<RecordVerdict> verdicts = tokens.put(upload.records().stream()
                .map(record -> new DeviceRecord(deviceId, record.record()))
                .toList());
        ReceiptBuilder receipt = new ReceiptBuilder(upload.rejected());
        List<IndexedRecord> put = upload.records();
        for (int i = 0; i < put.size(); i++) {
            receipt.add(put.get(i).index(), verdicts.get(i));
        }
        return receipt.build();
    }

    private void seen(UploadRequest request, Deque<Runnable> undo) {
        records.devices.computeIfPresent(request.deviceId(), (id, device) -> {
            undo.push(() -> records.devices.put(id, device));
            return DeviceChange.seen(device, request.receivedAt(), request.programVersion(), null);
        });
    }

    @Override
    public int purgeReceipts(long receivedBefore) {
        synchronized (records) {
            int before = records.receipts.size();
            records.receipts.values().removeIf(receipt -> receipt.receivedAt() < receivedBefore);
            return before - records.receipts.size();
        }
    }
}
