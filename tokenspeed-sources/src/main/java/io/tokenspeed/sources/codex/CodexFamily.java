package io.tokenspeed.sources.codex;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.sources.json.JsonScanner;
import io.tokenspeed.sources.json.Key;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The thread of a rollout and its ancestors, from the {@code session_meta} records: the first record is the rollout's
 * own, the following ones were copied from its ancestors, nearest ancestor first.
 */
final class CodexFamily {
    private static final Key THREAD = Key.of("thread");
    private static final Key ANCESTORS = Key.of("ancestors");
    private static final int MAX_ANCESTORS = 200;

    private @Nullable String thread;
    private final List<String> ancestors = new ArrayList<>();

    /** Whether no record has named a thread yet. */
    boolean isNew() {
        return thread == null;
    }

    /** Returns the id of the rollout's own thread; null when still unknown. */
    @Nullable
    String thread() {
        return thread;
    }

    /** Returns the ids of the ancestors that the rollout names, nearest first. */
    List<String> ancestors() {
        return ancestors;
    }

    /** Takes the rollout's own first record. {@code facts} takes each new pair of thread and ancestor. */
    void begin(String id, @Nullable String parent, BiConsumer<String, String> facts) {
        thread = id;
        add(id, parent, facts);
    }

    /**
     * Takes the record of another thread, which was copied with the history of an ancestor; returns false if the record
     * is not such a copy.
     */
    boolean copied(String id, @Nullable String parent, BiConsumer<String, String> facts) {
        if (id.equals(thread) || (parent != null && parent.equals(thread))) {
            return false;
        }
        add(oldest(), id, facts);
        add(id, parent, facts);
        return true;
    }

    private @Nullable String oldest() {
        return ancestors.isEmpty() ? thread : ancestors.get(ancestors.size() - 1);
    }

    private void add(@Nullable String id, @Nullable String parent, BiConsumer<String, String> facts) {
        boolean known = parent == null || parent.equals(thread) || ancestors.contains(parent);
        if (!known && id != null && ancestors.size() < MAX_ANCESTORS) {
            ancestors.add(parent);
            facts.accept(id, parent);
        }
    }

    void write(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("family");
        json.writeStringField("thread", thread);
        json.writeArrayFieldStart("ancestors");
        for (String ancestor : ancestors) {
            json.writeString(ancestor);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    void read(JsonScanner json) {
        if (!json.tryEnterObject()) {
            return;
        }
        while (json.nextMember()) {
            if (json.at(THREAD)) {
                thread = json.text();
            } else if (json.at(ANCESTORS)) {
                readAncestors(json);
            } else {
                json.skip();
            }
        }
    }

    private void readAncestors(JsonScanner json) {
        if (!json.tryEnterArray()) {
            return;
        }
        while (json.nextElement()) {
            String ancestor = json.text();
            if (ancestor != null) {
                ancestors.add(ancestor);
            }
        }
    }
}
