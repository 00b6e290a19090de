package io.tokenspeed.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.wire.Limits;
import io.tokenspeed.model.wire.Sha256;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The records and receipts of a mock hub. */
final class MockLedger {
    private static final long DAY = 86_400;

    private final LongSupplier clock;
    private final Map<String, StoredBucket> buckets = new HashMap<>();
    private final Map<String, String> receipts = new HashMap<>();

    MockLedger(LongSupplier clock) {
        this.clock = clock;
    }

    Map<String, StoredBucket> buckets() {
        return buckets;
    }

    void clear() {
        buckets.clear();
        receipts.clear();
    }

    void erase(String device) {
        buckets.keySet().removeIf(key -> key.startsWith(device));
        receipts.keySet().removeIf(key -> key.startsWith(device));
    }

    HubReply ingest(String device, HubCall call, JsonNode json, String epoch) {
        String sha = Sha256.hex(call.inflated());
        String known = receipts.get(device + sha);
        if (known != null) {
            return HubReply.json(200, known.replace("\"replayed\":false", "\"replayed\":true"));
        }
        if (call.wire().length > Limits.BODY_BYTES) {
            return HubReply.problem(413, "body_too_large");
        }
        if (!IngestSchema.isValidEnvelope(json)) {
            return HubReply.problem(422, "schema_invalid");
        }
        return store(device, sha, json, RecordTexts.of(call.text()), epoch);
    }

    private HubReply store(String device, String sha, JsonNode json, List<String> texts, String epoch) {
        Map<Integer, String> rejected = new LinkedHashMap<>();
        Map<Integer, Integer> stale = new LinkedHashMap<>();
        Map<String, StoredBucket> accepted = new LinkedHashMap<>();
        int duplicates = 0;
        for (int i = 0; i < texts.size(); i++) {
            JsonNode record = json.path("records").get(i);
            String key = device + " " + key(record);
            String refusal = refusal(record, accepted.containsKey(key));
            StoredBucket held = buckets.get(key);
            int revision = record.path("revision").asInt();
            if (refusal != null) {
                rejected.put(i, "\"code\":\"" + refusal + "\"");
            } else if (held == null || held.revision() < revision) {
                accepted.put(key, new StoredBucket(revision, texts.get(i), record));
            } else if (held.revision() == revision && !held.text().equals(texts.get(i))) {
                rejected.put(i, "\"code\":\"revision_conflict\",\"revision\":" + held.revision());
            } else {
                duplicates++;
                if (held.revision() > revision) {
                    stale.put(i, held.revision());
                }
            }
        }
        String list = rejected.entrySet().stream()
                .map(entry -> "{\"index\":" + entry.getKey() + "," + entry.getValue() + "}")
                .collect(Collectors.joining(",", "[", "]"));
        if (rejected.size() * 2 > texts.size()) {
            return HubReply.problem(422, "validity_below_threshold", ",\"rejected\":" + list);
        }
        buckets.putAll(accepted);
        String receipt = receipt(sha, accepted.size(), duplicates, list, stale, epoch, rejected.isEmpty());
        receipts.put(device + sha, receipt);
        return HubReply.json(200, receipt);
    }

    private static String receipt(
            String sha,
            int accepted,
            int duplicates,
            String rejected,
            Map<Integer, Integer> stale,
            String epoch,
            boolean whole) {
        String old = stale.entrySet().stream()
                .map(entry -> "{\"index\":" + entry.getKey() + ",\"revision\":" + entry.getValue() + "}")
                .collect(Collectors.joining(",", "[", "]"));
        return "{\"status\":\"" + (whole ? "ok" : "partial") + "\",\"payloadSha256\":\"" + sha
                + "\",\"replayed\":false,\"accepted\":" + accepted + ",\"duplicates\":" + duplicates + ",\"rejected\":"
                + rejected + ",\"stale\":" + old + ",\"hubEpoch\":\"" + epoch
                + "\",\"configVersion\":1,\"directives\":[]}";
    }

    private @Nullable String refusal(JsonNode record, boolean twice) {
        if (!IngestSchema.isValidRecord(record)) {
            return "schema_invalid";
        }
        long start = record.path("bucketStart").asLong();
        long end = start + record.path("bucketSeconds").asLong();
        if (start % record.path("bucketSeconds").asLong() != 0) {
            return "schema_invalid";
        }
        if (twice) {
            return "duplicate_in_batch";
        }
        if (start < clock.getAsLong() - Limits.BUCKET_DAYS * DAY) {
            return "bucket_too_old";
        }
        return end > clock.getAsLong() + Limits.FUTURE_SECONDS ? "bucket_in_future" : null;
    }

    private static String key(JsonNode record) {
        return record.path("bucketStart") + "/" + record.path("bucketSeconds") + "/"
                + record.path("projectId").asText() + "/" + record.path("tool").asText() + "/"
                + record.path("provider").asText() + "/" + record.path("model").asText();
    }
}
