package io.tokenspeed.sources.claude;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.model.collection.BoundedMap;
import io.tokenspeed.sources.json.JsonScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The latest rows of a transcript by uuid, to find when a request was sent. Bounded. */
final class ClaudeParents {
    private static final int REMEMBERED = 256;
    /** Few, because a row's parent is nearly always one of the last rows, and the state is stored for every file. */
    private static final int STORED = 8;

    /**
     * A row that may be the parent of a later row.
     *
     * @param time the row's time stamp in milliseconds since the epoch
     * @param messageId the id of the model's message that the row is a part of; empty for a row of the user
     * @param start when the request of this message was sent, in milliseconds since the epoch; null when unknown
     */
    record Parent(long time, String messageId, @Nullable Long start) {}

    private final Map<String, Parent> rows = BoundedMap.byArrival(REMEMBERED);

    void put(String uuid, Parent parent) {
        rows.put(uuid, parent);
    }

    @Nullable
    Parent get(@Nullable String uuid) {
        return uuid == null ? null : rows.get(uuid);
    }

    /**
     * Returns when the request of a message was sent, in milliseconds since the epoch: the time of the row that the
     * message answers. A later block of a message follows an earlier block and has the same start.
     */
    @Nullable
    Long startOf(String messageId, @Nullable String parentUuid) {
        Parent parent = get(parentUuid);
        if (parent == null) {
            return null;
        }
        return parent.messageId.equals(messageId) ? parent.start : (Long) parent.time;
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartArray();
        List<Map.Entry<String, Parent>> all = new ArrayList<>(rows.entrySet());
        for (Map.Entry<String, Parent> row : all.subList(Math.max(0, all.size() - STORED), all.size())) {
            Parent parent = row.getValue();
            json.writeStartArray();
            json.writeString(row.getKey());
            json.writeNumber(parent.time);
            json.writeString(parent.messageId);
            json.writeNumber(parent.start == null ? -1 : parent.start);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    void read(JsonScanner json) {
        if (!json.tryEnterArray()) {
            return;
        }
        while (json.nextElement() && json.tryEnterArray()) {
            json.nextElement();
            String uuid = json.text();
            json.nextElement();
            long time = json.integer(0);
            json.nextElement();
            String messageId = json.text();
            json.nextElement();
            long start = json.integer(-1);
            json.nextElement();
            if (uuid != null && messageId != null) {
                put(uuid, new Parent(time, messageId, start < 0 ? null : (Long) start));
            }
        }
    }
}
