package io.tokenspeed.sources.kiro;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.records.FileRecords;
import io.tokenspeed.sources.tree.DocumentReader;
import io.tokenspeed.sources.tree.JsonTree;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a session's file, which lists its turns. A turn is one record, though the model may have been asked several
 * times in it, because Kiro keeps no more of the single requests.
 */
final class SessionFile implements DocumentReader.Document {
    @Override
    public void read(JsonNode root, SourceFile file, FileRecords records) throws IOException {
        JsonNode state = root.get("session_state");
        if (state == null || !state.isObject()) {
            records.dropped(DocumentReader.WHOLE, "no session in a form that this version knows");
            return;
        }
        JsonNode turns = state.path("conversation_metadata").path("user_turn_metadatas");
        if (turns.isEmpty()) {
            return;
        }
        TranscriptSizes sizes = TranscriptSizes.beside(file.path());
        KiroSession session = session(root, state, file);
        for (int i = 0; i < turns.size(); i++) {
            int index = i;
            String place = "turn " + (i + 1);
            Turn turn = records.record(place, () -> new Turn(session, turns.get(index), index, sizes));
            if (turn != null) {
                take(turn, place, records);
            }
        }
    }

    private static void take(Turn turn, String place, FileRecords records) throws IOException {
        String reason = turn.reasonToDrop();
        if (reason == null) {
            records.requests(place, List.of(turn.request()), turn.doubt());
        } else {
            records.dropped(place, reason);
        }
    }

    private static KiroSession session(JsonNode root, JsonNode state, SourceFile file) {
        JsonNode model = state.path("rts_model_state").get("model_info");
        String id = JsonTree.text(root, "session_id");
        return new KiroSession(
                id == null ? stem(file) : id,
                JsonTree.text(root, "cwd"),
                JsonTree.text(model, "model_id"),
                window(model));
    }

    private static @Nullable Double window(@Nullable JsonNode model) {
        JsonNode size = model == null ? null : model.get("context_window_tokens");
        return size == null || !size.isNumber() ? null : (Double) size.doubleValue();
    }

    private static String stem(SourceFile file) {
        String name = String.valueOf(file.path().getFileName());
        return name.substring(0, name.length() - ".json".length());
    }
}
