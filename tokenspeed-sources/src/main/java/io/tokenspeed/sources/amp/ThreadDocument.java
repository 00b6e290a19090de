package io.tokenspeed.sources.amp;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.sources.SourceFile;
import io.tokenspeed.sources.records.FileRecords;
import io.tokenspeed.sources.tree.DocumentReader;
import io.tokenspeed.sources.tree.JsonTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one thread: {@code {"id","created","messages":[..],"usageLedger":{"events":[..]},"env":{..}}}. Early releases
 * have a ledger, which states the usage of each message again; later ones do not. An event and the message it belongs to
 * are one request, whose key is the message, so that it stays the same when the ledger is gone. Where it is not
 * known which message an event belongs to, the ledger alone counts.
 */
final class ThreadDocument implements DocumentReader.Document {
    @Override
    public void read(JsonNode thread, SourceFile file, FileRecords records) throws IOException {
        if (!thread.isObject() || (!thread.path("messages").isArray() && !thread.has("usageLedger"))) {
            records.dropped(DocumentReader.WHOLE, "no thread of messages");
            return;
        }
        Origin origin = new Origin(
                id(thread, file), Workspace.folder(thread), JsonTree.millis(thread, "created"), file.modified());
        List<JsonNode> messages = new ArrayList<>(Messages.withUsage(thread));
        boolean complete = true;
        for (JsonNode event : thread.path("usageLedger").path("events")) {
            JsonNode message = Messages.take(messages, event);
            complete &= message != null || !Messages.named(event).isEmpty();
            take(new Usage(event, message), origin, records);
        }
        if (complete) {
            for (JsonNode message : messages) {
                take(new Usage(null, message), origin, records);
            }
        }
    }

    private static String id(JsonNode thread, SourceFile file) {
        String id = JsonTree.text(thread, "id");
        String name = String.valueOf(file.path().getFileName());
        return id == null ? name.substring(0, name.length() - ".json".length()) : id;
    }

    /**
     * Where usage was written down.
     *
     * @param thread the thread's id
     * @param project the root folder of the project; null when unknown
     * @param created when the thread began, in milliseconds since the epoch; null when unknown
     * @param modified when the file was last written, in milliseconds since the epoch
     */
    record Origin(
            String thread,
            @Nullable String project,
            @Nullable Long created,
            long modified) {}

    private static void take(Usage usage, Origin origin, FileRecords records) throws IOException {
        String place = usage.place();
        Boolean told = records.record(place, usage::tells);
        if (told != null && told) {
            records.requests(place, List.of(usage.request(origin)), usage.doubt());
        }
    }
}
