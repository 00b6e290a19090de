package io.tokenspeed.sources.cline;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.records.FileRecords;
import io.tokenspeed.sources.tree.DocumentReader;
import io.tokenspeed.sources.tree.JsonTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a task, a list of messages, of which those with {@code say} as {@code api_req_started} are requests. Their
 * {@code text} is JSON; it gets the tokens when the answer is complete.
 */
final class TaskDocument implements DocumentReader.Document {
    private static final String STARTED = "api_req_started";

    private final ClineTool tool;
    private final TaskHistories histories;

    TaskDocument(ClineTool tool, TaskHistories histories) {
        this.tool = tool;
        this.histories = histories;
    }

    @Override
    public void read(JsonNode root, SourceFile file, FileRecords records) throws IOException {
        if (!root.isArray()) {
            records.dropped(DocumentReader.WHOLE, "not a list of messages");
            return;
        }
        List<JsonNode> started = new ArrayList<>();
        root.forEach(message -> {
            if (STARTED.equals(JsonTree.text(message, "say"))) {
                started.add(message);
            }
        });
        if (started.isEmpty()) {
            return;
        }
        Task task = new Task(file.path().resolveSibling(""), histories);
        records.session(task.id(), task.parent());
        for (int i = 0; i < started.size(); i++) {
            take(started.get(i), next(started, i), task, i, records);
        }
    }

    private static long next(List<JsonNode> started, int i) {
        Long next = i + 1 < started.size() ? JsonTree.millis(started.get(i + 1), "ts") : null;
        return Objects.requireNonNullElse(next, Long.MAX_VALUE);
    }

    private void take(JsonNode message, long next, Task task, int number, FileRecords records) throws IOException {
        String place = "request " + (number + 1);
        TaskRequest request = records.record(place, () -> parse(message, next, task, place, records));
        if (request != null) {
            Request made = request.request(tool, task.id(), task.project());
            records.requests(place, List.of(made), request.tokens().doubt());
        }
    }

    private @Nullable TaskRequest parse(JsonNode message, long next, Task task, String place, FileRecords records)
            throws IOException {
        String text = JsonTree.text(message, "text");
        JsonNode facts = text == null ? null : JsonTree.document(text.getBytes(StandardCharsets.UTF_8));
        if (facts == null || TaskRequest.unanswered(facts)) {
            return null;
        }
        Long time = JsonTree.millis(message, "ts");
        if (time == null) {
            records.dropped(place, "no readable time");
            return null;
        }
        ModelName named = named(message.path("modelInfo"));
        return TaskRequest.of(tool, time, named == null ? task.model(next) : named, facts);
    }

    private static @Nullable ModelName named(JsonNode info) {
        String model = JsonTree.text(info, "modelId");
        return model == null ? null : new ModelName(model, JsonTree.text(info, "providerId"));
    }
}
