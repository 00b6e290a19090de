package io.tokenspeed.sources.cline;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.records.FileRecords;
import io.tokenspeed.sources.tree.DocumentReader;
import io.tokenspeed.sources.tree.JsonTree;
import java.io.IOException;
import java.util.List;

/**
 * Reads a session of Cline's later releases: {@code messages}, of which each answer has {@code metrics}. Files of
 * sub-agents are in the folder of the session that started them.
 */
final class SessionDocument implements DocumentReader.Document {
    private final ClineTool tool;

    SessionDocument(ClineTool tool) {
        this.tool = tool;
    }

    @Override
    public void read(JsonNode root, SourceFile file, FileRecords records) throws IOException {
        JsonNode messages = root.isArray() ? root : root.path("messages");
        if (!messages.isArray()) {
            records.dropped(DocumentReader.WHOLE, "no list of messages");
            return;
        }
        SessionFile session = SessionFile.of(file.path());
        ModelName model = session.model();
        for (int i = 0; i < messages.size(); i++) {
            JsonNode message = messages.get(i);
            if ("assistant".equals(JsonTree.text(message, "role"))) {
                model = named(message.path("modelInfo"), model);
                take(new SessionAnswer(message, i, model), session, records);
            }
        }
    }

    /** An answer that names no model has that of the answer before. */
    private static ModelName named(JsonNode info, ModelName before) {
        String model = JsonTree.text(info, "id");
        String provider = JsonTree.text(info, "provider");
        return model == null ? before : new ModelName(model, provider == null ? before.provider() : provider);
    }

    private void take(SessionAnswer answer, SessionFile session, FileRecords records) throws IOException {
        String place = "message " + (answer.number() + 1);
        records.record(place, () -> {
            if (!answer.measured()) {
                return null;
            }
            if (answer.millis() == null) {
                records.dropped(place, "no readable time");
            } else {
                records.requests(
                        place,
                        List.of(answer.request(tool, session, answer.millis())),
                        answer.tokens().doubt());
            }
            return null;
        });
    }
}
