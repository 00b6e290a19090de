package io.tokenspeed.sources.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.records.FileRecords;
import io.tokenspeed.sources.tree.DocumentReader;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A chat as one JSON document, which releases before 0.39 wrote anew after each change. */
record GeminiDocument(GeminiPlace place) implements DocumentReader.Document {
    @Override
    public void read(JsonNode root, SourceFile file, FileRecords records) throws IOException {
        JsonNode messages = root.get("messages");
        if (messages == null || !messages.isArray()) {
            records.dropped(DocumentReader.WHOLE, "no list of messages");
            return;
        }
        Found found = new Found(records);
        GeminiChat chat = new GeminiChat(place, found);
        SessionDetail parent = chat.session(root);
        if (parent != null) {
            records.session(parent.sessionId(), parent.parentId());
        }
        for (JsonNode message : messages) {
            found.next();
            records.record(found.place(), () -> {
                chat.message(message);
                return message;
            });
            found.flush();
        }
    }

    /** Takes the request of one message after the other. */
    private static final class Found implements GeminiChat.Told {
        private final FileRecords records;
        private int number;
        private @Nullable Request request;
        private @Nullable String doubt;

        Found(FileRecords records) {
            this.records = records;
        }

        void next() {
            number++;
            request = null;
            doubt = null;
        }

        String place() {
            return "message " + number;
        }

        void flush() throws IOException {
            if (request != null) {
                records.requests(place(), List.of(request), doubt);
            }
        }

        @Override
        public void request(Request given, @Nullable String why) {
            request = given;
            doubt = why;
        }

        @Override
        public void dropped(String reason) {
            records.dropped(place(), reason);
        }
    }
}
