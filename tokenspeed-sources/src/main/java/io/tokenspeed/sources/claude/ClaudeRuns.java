package io.tokenspeed.sources.claude;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tokenspeed.model.collection.BoundedMap;
import io.tokenspeed.sources.json.JsonScanner;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the request of a transcript that a row belongs to. The first request with a message id has that id as its key.
 * The key of a later request with the same id depends on that request alone, so that copies of the transcript get the
 * same keys. Bounded; the result is the same whether a file is read at once or in parts.
 */
final class ClaudeRuns {
    private static final int REMEMBERED = 6;

    /** The first and the latest request with one message id. */
    private record Runs(ClaudeRun first, ClaudeRun latest) {}

    private final Map<String, Runs> byId = BoundedMap.byUse(REMEMBERED);

    /**
     * Returns the request that an answer's row belongs to.
     *
     * @param id the message's id, which is the key of the first request with this id
     */
    ClaudeRun of(String id, long time, ClaudeRow row, ClaudeUsage usage, ClaudeParents parents) {
        String chain = chain(row) + id;
        Runs known = byId.get(chain);
        ClaudeRun run = known != null && known.latest.continuesWith(time, row, usage)
                ? known.latest
                : begin(id, known, time, row, parents);
        run.add(time, row, usage);
        byId.put(chain, new Runs(known == null ? run : known.first, run));
        return run;
    }

    /** Notes a row of the user, which follows all requests of its chain so far. */
    void follow(ClaudeRow row) {
        String chain = chain(row);
        byId.forEach((name, runs) -> {
            if (name.startsWith(chain)) {
                runs.latest.follow(row.message.toolResult);
            }
        });
    }

    private static ClaudeRun begin(String id, @Nullable Runs known, long time, ClaudeRow row, ClaudeParents parents) {
        Long sent = row.durationMs > 0
                ? (Long) (time - row.durationMs)
                : parents.startOf(known == null ? id : "", row.parentUuid);
        Long start = sent == null || sent > time ? null : sent;
        String key = known == null || isFirst(known.first, time, row)
                ? id
                : id + "#" + mark(known, start == null ? time : start, time, row.requestId);
        return new ClaudeRun(row.sidechain, key, row.requestId, start, time);
    }

    /** Whether the row begins a copy of the first request. */
    private static boolean isFirst(ClaudeRun first, long time, ClaudeRow row) {
        return first.beginsAt(time) && !differ(first.requestId, row.requestId);
    }

    private static String mark(Runs known, long start, long time, @Nullable String call) {
        if (call != null && !call.equals(known.first.requestId) && !call.equals(known.latest.requestId)) {
            return call;
        }
        return Long.toString(Objects.equals(known.latest.start, start) ? time : start);
    }

    private static boolean differ(@Nullable String call, @Nullable String other) {
        return call != null && other != null && !call.equals(other);
    }

    /** The rows of sub-agents and of the main chain alternate in one transcript. */
    private static String chain(ClaudeRow row) {
        return !row.sidechain ? "\n" : row.agentId == null ? "side\n" : row.agentId + "\n";
    }

    /** Reads the state that {@link #write} wrote. */
    void read(JsonScanner json) {
        if (!json.tryEnterArray()) {
            return;
        }
        while (json.nextElement() && json.tryEnterArray()) {
            json.nextElement();
            String chain = json.text();
            ClaudeRun first = null;
            ClaudeRun latest = null;
            while (json.nextElement() && json.tryEnterArray()) {
                latest = ClaudeRun.read(json);
                first = first == null ? latest : first;
            }
            if (chain != null && first != null && latest != null) {
                byId.put(chain, new Runs(first, latest));
            }
        }
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Map.Entry<String, Runs> entry : byId.entrySet()) {
            Runs runs = entry.getValue();
            json.writeStartArray();
            json.writeString(entry.getKey());
            runs.first.write(json);
            if (runs.latest != runs.first) {
                runs.latest.write(json);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }
}
