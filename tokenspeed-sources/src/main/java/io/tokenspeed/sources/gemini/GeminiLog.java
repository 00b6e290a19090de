package io.tokenspeed.sources.gemini;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.sources.lines.RecordSink;
import io.tokenspeed.sources.tree.TreeParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A chat as JSON lines. The first line holds the session; a message is appended again when its tokens or tool calls
 * become known; {@code $set} changes the session and may repeat all messages; {@code $rewindTo} takes messages out of
 * the conversation, but they were billed and stay.
 */
final class GeminiLog implements TreeParser.Log, GeminiChat.Told {
    private final GeminiChat chat;
    private final RecordSink sink;
    private int requests;

    GeminiLog(GeminiPlace place, RecordSink sink) {
        this.chat = new GeminiChat(place, this);
        this.sink = sink;
    }

    @Override
    public int line(JsonNode line) {
        requests = 0;
        JsonNode set = line.get("$set");
        if (set != null) {
            conversation(set);
        } else if (line.has("type")) {
            chat.message(line);
        } else if (line.has("sessionId")) {
            conversation(line);
        } else if (!line.has("$rewindTo")) {
            sink.dropped("neither a session nor a message");
        }
        return requests;
    }

    private void conversation(JsonNode members) {
        SessionDetail parent = chat.conversation(members);
        if (parent != null) {
            sink.session(parent);
        }
    }

    @Override
    public void request(Request request, @Nullable String doubt) {
        requests++;
        if (doubt != null) {
            sink.doubtful(doubt);
        }
        sink.request(request);
    }

    @Override
    public void dropped(String reason) {
        sink.dropped(reason);
    }

    @Override
    public void restore(JsonNode state) {
        chat.restore(state);
    }

    @Override
    public void state(JsonGenerator json) throws IOException {
        chat.state(json);
    }
}
