package io.tokenspeed.uploader.dispatch.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.uploader.hub.HubAnswer;
import io.tokenspeed.uploader.queue.UploadReceipt;
import io.tokenspeed.uploader.queue.ledger.SealedBatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads a hub's receipt for a batch. Rejects one that does not account for every record. */
public final class ReceiptReader {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private ReceiptReader() {}

    /** Reads a receipt. Rejects one that names other bytes than the batch's. */
    public static UploadReceipt of(HubAnswer answer, SealedBatch batch) throws UnusableAnswerException {
        JsonNode json = answer.json();
        if (!AnswerFields.text(json, "payloadSha256").equals(batch.sha256())) {
            throw new UnusableAnswerException("payloadSha256 is not that of the batch");
        }
        Map<Integer, UploadReceipt.Rejected> rejected = rejected(json, batch);
        Map<Integer, Integer> stale = json.has("stale") ? stale(json, batch) : Map.of();
        long accepted = AnswerFields.number(json, "accepted", 0, batch.records());
        long duplicates = AnswerFields.number(json, "duplicates", 0, batch.records());
        if (accepted + duplicates + rejected.size() != batch.records()) {
            throw new UnusableAnswerException("accepted, duplicates and rejected are " + accepted + " + " + duplicates
                    + " + " + rejected.size() + " for " + batch.records() + " records");
        }
        if (stale.size() > duplicates || stale.keySet().stream().anyMatch(rejected::containsKey)) {
            throw new UnusableAnswerException("stale names records that are no duplicates");
        }
        AnswerFields.oneOf(json, "status", List.of(rejected.isEmpty() ? "ok" : "partial"));
        return new UploadReceipt(rejected, stale);
    }

    /** Reads the refused records, at least one, of a batch of which the hub stored nothing. */
    public static UploadReceipt refusal(HubAnswer answer, SealedBatch batch) throws UnusableAnswerException {
        Map<Integer, UploadReceipt.Rejected> rejected = rejected(answer.json(), batch);
        if (rejected.isEmpty()) {
            throw new UnusableAnswerException("rejected is empty");
        }
        return new UploadReceipt(rejected, Map.of());
    }

    private static Map<Integer, UploadReceipt.Rejected> rejected(JsonNode json, SealedBatch batch)
            throws UnusableAnswerException {
        Map<Integer, UploadReceipt.Rejected> rejected = new HashMap<>();
        for (JsonNode record : AnswerFields.objects(json, "rejected")) {
            String code = AnswerFields.text(record, "code");
            if (!CODE.matcher(code).matches()) {
                throw new UnusableAnswerException("rejected has a code that is none");
            }
            if (rejected.put(place(record, batch), new UploadReceipt.Rejected(code, revision(record))) != null) {
                throw new UnusableAnswerException("rejected names a record twice");
            }
        }
        return rejected;
    }

    private static Map<Integer, Integer> stale(JsonNode json, SealedBatch batch) throws UnusableAnswerException {
        Map<Integer, Integer> stale = new HashMap<>();
        for (JsonNode record : AnswerFields.objects(json, "stale")) {
            if (stale.put(place(record, batch), revision(record)) != null) {
                throw new UnusableAnswerException("stale names a record twice");
            }
        }
        return stale;
    }

    private static int place(JsonNode record, SealedBatch batch) throws UnusableAnswerException {
        return (int) AnswerFields.number(record, "index", 0, batch.records() - 1L);
    }

    /**
     * The revision that the hub names for a record. An impossible one does not make the receipt unusable, because the
     * other records are accounted for.
     */
    private static int revision(JsonNode record) {
        if (!record.has("revision")) {
            return 0;
        }
        try {
            return (int) AnswerFields.number(record, "revision", 1, UploadReceipt.LAST_REVISION);
        } catch (UnusableAnswerException absurd) {
            return UploadReceipt.NO_REVISION;
        }
    }
}
