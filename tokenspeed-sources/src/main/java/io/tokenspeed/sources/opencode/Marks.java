package io.tokenspeed.sources.opencode;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tokenspeed.model.storage.Cursor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far the tables of a database have been read: per table the highest {@code time_updated} that was seen. */
final class Marks {
    /** Programs stamp a row before they commit it, and clocks are set back by a little. */
    private static final long OVERLAP_MILLIS = 60_000;

    private final Map<String, Long> highest = new TreeMap<>();

    /** The marks that a cursor holds; none where its state is not ours. */
    static Marks of(@Nullable Cursor cursor) {
        return cursor == null ? new Marks() : parse(cursor.state());
    }

    private static Marks parse(String state) {
        Marks marks = new Marks();
        try {
            Json.parse(state.getBytes(StandardCharsets.UTF_8), () -> (table, value) -> {
                Long stamp = Json.stampOrNull(value);
                if (stamp != null) {
                    marks.see(table, stamp);
                }
            });
            return marks;
        } catch (JsonProcessingException e) {
            return new Marks();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows updated since this time have to be read; null when all have to. */
    @Nullable
    Long since(String table) {
        Long mark = highest.get(table);
        return mark == null ? null : (Long) (mark - OVERLAP_MILLIS);
    }

    void see(String table, @Nullable Long updated) {
        if (updated != null) {
            highest.merge(table, updated, Math::max);
        }
    }

    /** The marks as JSON. A stamp later than the file itself is not believed, so no row is passed over because of it. */
    String toJson(long modified) {
        return highest.entrySet().stream()
                .map(mark -> "\"" + mark.getKey() + "\":" + Math.min(mark.getValue(), modified))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
