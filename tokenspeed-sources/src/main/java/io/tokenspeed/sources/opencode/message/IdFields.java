package io.tokenspeed.sources.opencode.message;

import com.fasterxml.jackson.core.JsonParser;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.sources.json.JsonFields;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the provider's ids of a request. They are in the metadata of a message or a part, or one level deeper, below
 * the name of the provider. If one kind of id has two different values, it is unknown.
 */
final class IdFields implements JsonFields.Fields {
    private static final int MAX_LENGTH = 200;
    private static final int DEPTH = 1;

    private final Id response = new Id();
    private final Id request = new Id();
    private int depth;

    @Override
    public void field(String name, JsonParser value) throws IOException {
        switch (name) {
            case "responseId", "response_id", "messageId", "message_id" -> response.see(JsonFields.text(value));
            case "requestId", "request_id" -> request.see(JsonFields.text(value));
            default -> nested(value);
        }
    }

    private void nested(JsonParser value) throws IOException {
        if (depth < DEPTH) {
            depth++;
            JsonFields.object(value, this);
            depth--;
        }
    }

    /** Adds the ids in another part of the same request. */
    void add(ProviderIds ids) {
        response.see(ids.response());
        request.see(ids.request());
    }

    ProviderIds ids() {
        return new ProviderIds(response.value(), request.value());
    }

    private static final class Id {
        private @Nullable String value;
        private boolean several;

        void see(@Nullable String text) {
            if (text == null || text.isBlank() || text.length() > MAX_LENGTH) {
                return;
            }
            several = several || (value != null && !value.equals(text));
            value = text;
        }

        @Nullable
        String value() {
            return several ? null : value;
        }
    }
}
