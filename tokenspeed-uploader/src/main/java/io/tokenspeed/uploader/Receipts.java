package io.tokenspeed.uploader;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.uploader.hub.Answer;
import io.tokenspeed.uploader.queue.Batch;
import io.tokenspeed.uploader.queue.Receipt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads what a hub says of a batch. What does not account for every record of it is no receipt. */
final class Receipts {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private Receipts() {}

    /** The receipt for these very bytes. */
    static Receipt of(Answer answer, Batch batch) throws UnusableAnswerException {
        JsonNode json = answer.json();
        if (!AnswerFields.text(json, "payloadSha256").equals(batch.sha256())) {
            throw new UnusableAnswerException("payloadSha256 is not that of the batch");
        }
        Map<Integer, Receipt.Rejected> rejected = rejected(json, batch);
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
        return new Receipt(rejected, stale);
    }

    /** The refused records of a batch of which nothing was stored, at least one. */
    static Receipt refusal(Answer answer, Batch batch) throws UnusableAnswerException {
        Map<Integer, Receipt.Rejected> rejected = rejected(answer.json(), batch);
        if (rejected.isEmpty()) {
            throw new UnusableAnswerException("rejected is empty");
        }
        return new Receipt(rejected, Map.of());
    }

    private static Map<Integer, Receipt.Rejected> rejected(JsonNode json, Batch batch) throws UnusableAnswerException {
        Map<Integer, Receipt.Rejected> rejected = new HashMap<>();
        for (JsonNode record : AnswerFields.objects(json, "rejected")) {
            String code = AnswerFields.text(record, "code");
            if (!CODE.matcher(code).matches()) {
                throw new UnusableAnswerException("rejected has a code that is none");
            }
            if (rejected.put(place(record, batch), new Receipt.Rejected(code, revision(record))) != null) {
                throw new UnusableAnswerException("rejected names a record twice");
            }
        }
        return rejected;
    }

    private static Map<Integer, Integer> stale(JsonNode json, Batch batch) throws UnusableAnswerException {
        Map<Integer, Integer> stale = new HashMap<>();
        for (JsonNode record : AnswerFields.objects(json, "stale")) {
            if (stale.put(place(record, batch), revision(record)) != null) {
                throw new UnusableAnswerException("stale names a record twice");
            }
        }
        return stale;
    }

    private static int place(JsonNode record, Batch batch) throws UnusableAnswerException {
        return (int) AnswerFields.number(record, "index", 0, batch.records() - 1L);
    }

    /** One that no record can have is kept as such: what becomes of the other records is clear all the same. */
    private static int revision(JsonNode record) {
        if (!record.has("revision")) {
            return 0;
        }
        try {
            return (int) AnswerFields.number(record, "revision", 1, Receipt.LAST_REVISION);
        } catch (UnusableAnswerException absurd) {
            return Receipt.NO_REVISION;
        }
    }
}
