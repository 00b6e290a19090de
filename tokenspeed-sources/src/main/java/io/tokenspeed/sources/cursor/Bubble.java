package io.tokenspeed.sources.cursor;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.sources.database.TableRow;
import io.tokenspeed.sources.records.InferredProvider;
import io.tokenspeed.sources.tree.TokenFields;
import io.tokenspeed.sources.tree.TokenFields.Field;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A message of a chat with token counts. It has neither the cached part of the input nor how long the answer took. */
final class Bubble {
    private final TableRow row;
    private final TokenFields tokens;

    Bubble(TableRow row) {
        this.row = row;
        this.tokens = new TokenFields()
                .count(Field.INPUT, "inputTokens", row.value("input"))
                .count(Field.OUTPUT, "outputTokens", row.value("output"));
    }

    /** Most messages have counters of 0, which stand for no counts. */
    boolean withoutCounts() {
        return valid() && tokens.counts().total() == 0 && tokens.doubt() == null;
    }

    private boolean valid() {
        return "1".equals(row.text("valid"));
    }

    @Nullable
    String reasonToDrop() {
        if (!valid()) {
            return "1".equals(row.text("too_long")) ? "too long" : "not JSON";
        }
        String[] key = key();
        if (key.length < 3 || key[1].isEmpty() || key[2].isEmpty()) {
            return "no id";
        }
        return time() == null ? "no readable time" : null;
    }

    /** The parts of {@code bubbleId:<chat>:<message>}. */
    private String[] key() {
        return Objects.requireNonNullElse(row.text("key"), "").split(":", -1);
    }

    private @Nullable Long time() {
        Long created = row.millis("created");
        return created == null ? row.millis("started") : created;
    }

    @Nullable
    String doubt() {
        return tokens.doubt();
    }

    Request request() {
        String[] key = key();
        long at = Objects.requireNonNull(time());
        String model = Objects.requireNonNullElse(row.text("model"), "unknown");
        RequestPlace place = new RequestPlace(0, key[1], key[2], null, model, InferredProvider.of(model), null);
        return new Request(
                new RequestKey(CursorSource.TOOL, naturalKey(key[2], at)),
                RecordKind.SINGLE,
                tokens.counts(),
                null,
                new RequestDetails(place, new RequestTiming(at, null, null, SpeedBasis.NONE, null), RequestEnding.OK));
    }

    /** A copied chat has new ids of messages, but keeps the ids of requests, each of which may have several messages. */
    private String naturalKey(String message, long at) {
        String request = row.text("request");
        return request == null ? message : request + ":" + at;
    }
}
