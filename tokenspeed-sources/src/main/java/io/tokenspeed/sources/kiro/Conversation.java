package io.tokenspeed.sources.kiro;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tokenspeed.sources.json.JsonFields;
import io.tokenspeed.sources.records.FileRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a conversation's JSON that tell of its requests. Texts are skipped while it is read. */
final class Conversation implements JsonFields.Fields {
    private final List<RequestMetadata> requests = new ArrayList<>();
    private final RequestMetadata model = new RequestMetadata();

    @Override
    public void field(String name, JsonParser value) throws IOException {
        if (name.equals("model_info")) {
            JsonFields.object(value, model);
        } else if (name.equals("history") && value.currentToken() == JsonToken.START_ARRAY) {
            while (value.nextToken() != JsonToken.END_ARRAY) {
                JsonFields.object(value, this::turn);
                value.skipChildren();
            }
        }
    }

    private void turn(String name, JsonParser value) throws IOException {
        if (name.equals("request_metadata") && value.currentToken() == JsonToken.START_OBJECT) {
            RequestMetadata request = new RequestMetadata();
            JsonFields.object(value, request);
            requests.add(request);
        }
    }

    /** Hands on the requests. */
    void take(String id, @Nullable String folder, String place, FileRecords records) throws IOException {
        KiroSession session =
                new KiroSession(id, folder, model.text("model_id"), model.number("context_window_tokens"));
        for (int i = 0; i < requests.size(); i++) {
            RequestMetadata request = requests.get(i);
            String reason = request.reasonToDrop();
            if (reason == null) {
                records.requests(place, List.of(request.request(session, i)), request.doubt());
            } else {
                records.dropped(place, reason);
            }
        }
    }
}
