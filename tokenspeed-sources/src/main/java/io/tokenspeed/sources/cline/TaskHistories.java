package io.tokenspeed.sources.cline;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.sources.tree.JsonTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cline's lists of all tasks, {@code state/taskHistory.json} beside the folder of tasks. Each list is read once in an
 * import. Safe for use by several threads.
 */
final class TaskHistories {
    private final Map<Path, Map<String, Item>> lists = new HashMap<>();

    /**
     * What a list says of a task.
     *
     * @param folder the folder of the project; null when unknown
     * @param model the model; null when unknown
     */
    record Item(@Nullable String folder, @Nullable String model) {
        static final Item UNKNOWN = new Item(null, null);
    }

    /** Returns what is known of the task in a folder. */
    synchronized Item of(Path task) throws IOException {
        Path list = task.resolveSibling("").resolveSibling("state").resolve("taskHistory.json");
        Map<String, Item> items = lists.get(list);
        if (items == null) {
            items = read(list);
            lists.put(list, items);
        }
        return items.getOrDefault(String.valueOf(task.getFileName()), Item.UNKNOWN);
    }

    private static Map<String, Item> read(Path list) throws IOException {
        Map<String, Item> items = new HashMap<>();
        for (JsonNode item : SmallFile.read(list)) {
            String id = JsonTree.text(item, "id");
            if (id != null) {
                items.put(id, new Item(JsonTree.text(item, "cwdOnTaskInitialization"), JsonTree.text(item, "modelId")));
            }
        }
        return items;
    }
}
