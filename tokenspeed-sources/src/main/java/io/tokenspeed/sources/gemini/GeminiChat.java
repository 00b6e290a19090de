package io.tokenspeed.sources.gemini;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.sources.tree.JsonTree;
import io.tokenspeed.sources.tree.TreeState;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one chat, in the order in which the chat holds them. The start of a request is the latest prompt or
 * tool result before its answer.
 */
final class GeminiChat {
    private final GeminiPlace place;
    private final Told told;
    private String session;
    private @Nullable String digest;
    private @Nullable String project;
    private @Nullable String model;
    private @Nullable Long inputAt;

    GeminiChat(GeminiPlace place, Told told) {
        this.place = place;
        this.told = told;
        this.session = place.session();
        this.project = place.project(null);
    }

    /** Takes what is in a chat. */
    interface Told {
        /** Takes a request; {@code doubt} names the value that cannot be true. */
        void request(Request request, @Nullable String doubt);

        /** Notes that the usage of the current message could not be used. */
        void dropped(String reason);
    }

    /** Takes members of a conversation, of which all are optional; returns who started its session, null for nobody. */
    @Nullable
    SessionDetail conversation(JsonNode members) {
        SessionDetail parent = session(members);
        JsonNode messages = members.get("messages");
        if (messages != null && messages.isArray()) {
            Long before = inputAt;
            inputAt = null;
            messages.forEach(this::message);
            inputAt = inputAt == null ? before : inputAt;
        }
        return parent;
    }

    /** Takes the members of a conversation besides its messages; returns who started its session, null for nobody. */
    @Nullable
    SessionDetail session(JsonNode members) {
        String id = JsonTree.text(members, "sessionId");
        if (id != null) {
            session = id;
        }
        String hash = JsonTree.text(members, "projectHash");
        if (hash != null && project == null && !hash.equals(digest)) {
            digest = hash;
            project = place.project(hash);
        }
        String parent = place.parent();
        return id == null || parent == null || parent.equals(id) ? null : SessionDetail.logged(id, parent);
    }

    /** Takes a message. */
    void message(JsonNode message) {
        if (!message.isObject()) {
            told.dropped("not an object");
        }
        String type = JsonTree.text(message, "type");
        if ("gemini".equals(type)) {
            answer(message);
        } else if ("user".equals(type)) {
            input(JsonTree.millis(message, "timestamp"));
        } else if (type != null) {
            GeminiFailure failure = GeminiFailure.of(type, message.get("content"));
            if (failure != null) {
                requests().failure(message, failure.ending());
            }
        }
    }

    private void answer(JsonNode message) {
        String named = JsonTree.text(message, "model");
        model = named == null ? model : named;
        JsonNode tokens = message.get("tokens");
        if (tokens != null && !tokens.isNull()) {
            requests().answer(message, tokens, inputAt);
        }
        message.path("toolCalls").forEach(call -> input(JsonTree.millis(call, "timestamp")));
    }

    private GeminiRequests requests() {
        return new GeminiRequests(session, project, model, told);
    }

    private void input(@Nullable Long at) {
        if (at != null && (inputAt == null || inputAt < at)) {
            inputAt = at;
        }
    }

    void restore(JsonNode state) {
        String id = JsonTree.text(state, "session");
        session = id == null ? session : id;
        digest = JsonTree.text(state, "digest");
        model = JsonTree.text(state, "model");
        inputAt = TreeState.number(state, "inputAt");
        if (project == null && digest != null) {
            project = place.project(digest);
        }
    }

    void state(JsonGenerator json) throws IOException {
        json.writeStringField("session", session);
        TreeState.text(json, "digest", digest);
        TreeState.text(json, "model", model);
        TreeState.number(json, "inputAt", inputAt);
    }
}
