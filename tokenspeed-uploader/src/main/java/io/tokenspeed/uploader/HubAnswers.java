package io.tokenspeed.uploader;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.uploader.hub.Answer;
import io.tokenspeed.uploader.queue.Batch;
import io.tokenspeed.uploader.queue.Receipt;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what successful answers say, and nothing that does not belong to the request. */
final class HubAnswers {
    private HubAnswers() {}

    /** The receipt of a batch; empty where the answer is not one for these very bytes. */
    static Optional<Receipt> receipt(Answer answer, Batch batch) {
        boolean ours = answer.json().path("payloadSha256").asText().equals(batch.sha256());
        return ours ? records(answer, batch) : Optional.empty();
    }

    /** What is said of single records; empty where it names records that the batch does not have. */
    static Optional<Receipt> records(Answer answer, Batch batch) {
        Map<Integer, Receipt.Rejected> rejected = new HashMap<>();
        for (JsonNode record : answer.json().path("rejected")) {
            rejected.put(
                    record.path("index").asInt(-1),
                    new Receipt.Rejected(
                            record.path("code").asText(),
                            record.path("revision").asInt(0)));
        }
        Map<Integer, Integer> stale = new HashMap<>();
        for (JsonNode record : answer.json().path("stale")) {
            stale.put(record.path("index").asInt(-1), record.path("revision").asInt(0));
        }
        boolean known = inside(rejected, batch) && inside(stale, batch);
        return known ? Optional.of(new Receipt(rejected, stale)) : Optional.empty();
    }

    private static boolean inside(Map<Integer, ?> places, Batch batch) {
        return places.keySet().stream().allMatch(place -> place >= 0 && place < batch.records());
    }

    /** A member of the answer or of the configuration in it. */
    private static JsonNode member(Answer answer, String name) {
        JsonNode own = answer.json().path(name);
        return own.isMissingNode() ? answer.json().path("config").path(name) : own;
    }

    static Optional<String> text(Answer answer, String name) {
        JsonNode value = member(answer, name);
        return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
    }

    static OptionalLong number(Answer answer, String name) {
        JsonNode value = member(answer, name);
        return value.isIntegralNumber() ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
    }

    /** Whether the hub asks for a new key. */
    static boolean asksToRotate(Answer answer) {
        for (JsonNode directive : member(answer, "directives")) {
            if (directive.path("type").asText().equals("rotate_key")) {
                return true;
            }
        }
        return false;
    }
}
