package io.tokenspeed.sources.kiro;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TokenFields;
import io.tokenspeed.sources.tree.TokenFields.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A turn of a session: everything from a prompt to the end of the answer, with its tools. */
final class Turn {
    private final KiroSession session;
    private final JsonNode turn;
    private final int index;
    private final List<String> messages;
    private final TokenFields stated;
    private final @Nullable Long started;
    private final @Nullable Long completed;
    private final double characters;

    Turn(KiroSession session, JsonNode turn, int index, TranscriptSizes sizes) {
        this.session = session;
        this.turn = turn;
        this.index = index;
        this.messages = messages(turn);
        this.stated = new TokenFields()
                .member(Field.INPUT, turn, "input_token_count")
                .member(Field.CACHE_READ, turn, "cache_read_input_token_count")
                .member(Field.CACHE_WRITE, turn, "cache_write_input_token_count")
                .member(Field.OUTPUT, turn, "output_token_count");
        this.started = sizes.promptOf(messages);
        this.completed = JsonTree.millis(turn, "end_timestamp");
        this.characters = sizes.answerOf(messages);
    }

    private static List<String> messages(JsonNode turn) {
        List<String> ids = new ArrayList<>();
        for (JsonNode id : turn.path("message_ids")) {
            if (id.isTextual() && !id.textValue().isBlank()) {
                ids.add(id.textValue());
            }
        }
        return ids;
    }

    @Nullable
    String reasonToDrop() {
        return started == null && completed == null ? "no readable time" : null;
    }

    @Nullable
    String doubt() {
        return stated.doubt();
    }

    Request request() {
        JsonNode percent = turn.get("context_usage_percentage");
        Double used = percent == null || !percent.isNumber() ? null : (Double) percent.doubleValue();
        return session.request(
                messages.isEmpty() ? null : messages.get(0),
                index,
                JsonTree.text(turn, "model"),
                KiroTokens.of(stated, used, session.window(), characters),
                timing());
    }

    private RequestTiming timing() {
        if (started == null || completed == null || completed <= started) {
            return new RequestTiming(completed == null ? started : null, null, completed, SpeedBasis.NONE, null);
        }
        return new RequestTiming(started, null, completed, SpeedBasis.TURN, completed - started);
    }
}
