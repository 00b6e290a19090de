package io.tokenspeed.sources.cline;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.sources.tree.JsonTree;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the files beside a task say of it. Reads the prompts only where the others do not name model and folder. */
final class Task {
    private final Path folder;
    private final TaskHistories.Item item;
    private final JsonNode history;
    private final TaskModels used = new TaskModels();
    private @Nullable PromptScan prompts;

    /**
     * Reads the files beside a task.
     *
     * @param folder the folder of the task
     */
    Task(Path folder, TaskHistories histories) throws IOException {
        this.folder = folder;
        this.item = histories.of(folder);
        this.history = SmallFile.read(folder.resolve("history_item.json"));
        for (JsonNode use : SmallFile.read(folder.resolve("task_metadata.json")).path("model_usage")) {
            Long time = JsonTree.millis(use, "ts");
            String model = JsonTree.text(use, "model_id");
            if (time != null && model != null) {
                used.note(time, new ModelName(model, JsonTree.text(use, "model_provider_id")));
            }
        }
    }

    String id() {
        return String.valueOf(folder.getFileName());
    }

    /** Returns the task that started this one; null for none. */
    @Nullable
    String parent() {
        return JsonTree.text(history, "parentTaskId");
    }

    /** Returns the folder of the project; null when unknown. */
    @Nullable
    String project() throws IOException {
        String told = JsonTree.text(history, "workspace");
        String known = told == null ? item.folder() : told;
        return known == null ? prompts().folder() : known;
    }

    /** Returns the model of the request before the next one, which was made at an instant. */
    ModelName model(long nextMillis) throws IOException {
        ModelName model = used.before(nextMillis);
        if (model == null && item.model() == null) {
            model = prompts().models().before(nextMillis);
        }
        if (model != null) {
            return model;
        }
        return item.model() == null ? ModelName.UNKNOWN : new ModelName(item.model(), null);
    }

    private PromptScan prompts() throws IOException {
        if (prompts == null) {
            prompts = PromptScan.of(folder.resolve(PromptScan.FILE));
        }
        return prompts;
    }
}
