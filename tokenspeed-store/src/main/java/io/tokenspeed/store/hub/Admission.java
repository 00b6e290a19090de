package io.tokenspeed.store.hub;

import io.tokenspeed.model.hub.LegacyUpload;
import io.tokenspeed.model.hub.NonceResult;
import io.tokenspeed.model.hub.NonceUse;
import io.tokenspeed.model.hub.Receipt;
import io.tokenspeed.model.hub.Upload;
import io.tokenspeed.model.hub.UploadResult;
import io.tokenspeed.model.hub.UploadResult.Verdict;
import io.tokenspeed.store.hub.Places.Place;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An upload that was let in by its device's status and its nonce, or why it was not.
 *
 * @param refusal why it is not stored; null when it was let in
 * @param receipts what is known of payloads, which grows while the uploads of a call are stored one after another
 */
record Admission(Upload upload, long deviceNo, @Nullable Verdict refusal, Map<ReceiptRows.Id, Receipt> receipts) {
    /** Decides about all uploads of a call, in their order. */
    static List<Admission> of(HubSession session, UploadDevices devices, NonceCounts counts, List<Upload> uploads)
            throws SQLException {
        @Nullable Verdict[] verdicts = new Verdict[uploads.size()];
        for (int i = 0; i < verdicts.length; i++) {
            verdicts[i] = devices.refusal(uploads.get(i).deviceId());
        }
        takeNonces(session, counts, uploads, verdicts);
        Map<ReceiptRows.Id, Receipt> receipts = new HashMap<>();
        List<Admission> admissions = new ArrayList<>(uploads.size());
        for (int i = 0; i < verdicts.length; i++) {
            Upload upload = uploads.get(i);
            long device = verdicts[i] == null ? devices.number(upload.deviceId()) : 0;
            admissions.add(new Admission(upload, device, verdicts[i], receipts));
        }
        receipts.putAll(ReceiptRows.find(
                session,
                admissions.stream()
                        .filter(admission -> admission.refusal == null)
                        .map(Admission::receiptId)
                        .toList()));
        return admissions;
    }

    private static void takeNonces(
            HubSession session, NonceCounts counts, List<Upload> uploads, @Nullable Verdict[] verdicts)
            throws SQLException {
        List<NonceRows.Wanted> wanted = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < verdicts.length; i++) {
            Upload upload = uploads.get(i);
            NonceUse nonce = upload.nonce();
            if (verdicts[i] == null && nonce != null) {
                wanted.add(new NonceRows.Wanted(nonce, upload.maxLiveNonces(), upload.receivedAt()));
                places.add(i);
            }
        }
        List<NonceResult> results = new NonceRows(counts).take(session, wanted);
        for (int i = 0; i < results.size(); i++) {
            verdicts[places.get(i)] = refusal(results.get(i));
        }
    }

    /** Why an upload of the predecessor's plugin is refused; null when it is let in. */
    static @Nullable Verdict refusal(HubSession session, UploadDevices devices, NonceCounts counts, LegacyUpload upload)
            throws SQLException {
        Verdict refusal = devices.refusal(upload.deviceId());
        NonceUse nonce = upload.nonce();
        if (refusal != null || nonce == null) {
            return refusal;
        }
        NonceRows.Wanted wanted = new NonceRows.Wanted(nonce, upload.maxLiveNonces(), upload.receivedAt());
        return refusal(new NonceRows(counts).take(session, List.of(wanted)).get(0));
    }

    private static @Nullable Verdict refusal(NonceResult nonce) {
        return switch (nonce) {
            case FRESH -> null;
            case REPLAYED -> Verdict.NONCE_REPLAYED;
            case TOO_MANY -> Verdict.TOO_MANY_NONCES;
        };
    }

    private ReceiptRows.Id receiptId() {
        return new ReceiptRows.Id(upload.createdAt(), deviceNo, upload.payloadDigest());
    }

    /** Where its records go; nowhere when it is not stored. */
    List<Place> places(Places places) {
        return refusal != null || receipts.containsKey(receiptId())
                ? List.of()
                : upload.records().stream()
                        .map(record -> places.of(deviceNo, record.record().key()))
                        .toList();
    }

    /** Stores it unless it was refused or stored before. */
    UploadResult store(HubSession session, UploadDevices devices, Buckets buckets, List<Place> places)
            throws SQLException {
        if (refusal != null) {
            return new UploadResult(refusal, null);
        }
        Receipt before = receipts.get(receiptId());
        if (before != null) {
            return new UploadResult(Verdict.REPLAYED, before);
        }
        ReceiptBuilder builder = new ReceiptBuilder(upload.rejected());
        for (int i = 0; i < places.size(); i++) {
            builder.take(buckets, places.get(i).id(), upload.records().get(i));
        }
        Receipt receipt = builder.build();
        receipts.put(receiptId(), receipt);
        ReceiptRows.add(session, receiptId(), upload.receivedAt(), receipt);
        devices.seen(upload.deviceId(), upload.receivedAt(), upload.agentVersion());
        return new UploadResult(Verdict.STORED, receipt);
    }
}
