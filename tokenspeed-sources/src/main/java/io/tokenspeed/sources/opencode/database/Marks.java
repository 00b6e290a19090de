package io.tokenspeed.sources.opencode.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.sources.opencode.message.JsonFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far the tables of a database have been read: per table the highest {@code time_updated} and the highest row number
 * that were seen. Rows are also added with old times, by a fork or by whoever moves sessions from one file to another.
 */
final class Marks {
    /** Programs stamp a row before they commit it, and clocks are set back by a little. */
    private static final long OVERLAP_MILLIS = 60_000;

    private static final String ROW = "#";

    private final Map<String, Long> highest = new TreeMap<>();

    /**
     * Where reading a table goes on.
     *
     * @param time rows updated since this time have to be read
     * @param row rows with higher numbers have to be read, too
     */
    record Since(long time, long row) {}

    /** The marks that a cursor holds; none where its state is not ours. */
    static Marks of(@Nullable Cursor cursor) {
        return cursor == null ? new Marks() : parse(cursor.position().state());
    }

    private static Marks parse(String state) {
        Marks marks = new Marks();
        try {
            JsonFields.parse(state.getBytes(StandardCharsets.UTF_8), () -> (name, value) -> {
                if (JsonFields.number(value)) {
                    marks.raise(name, value.getLongValue());
                }
            });
            return marks;
        } catch (JsonProcessingException e) {
            return new Marks();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Null when all rows have to be read, as after rows were numbered anew. */
    @Nullable
    Since since(Connection connection, String table) throws SQLException {
        Long time = highest.get(table);
        long row = highest.getOrDefault(table + ROW, 0L);
        return time == null || last(connection, table) < row ? null : new Since(time - OVERLAP_MILLIS, row);
    }

    private static long last(Connection connection, String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT MAX(rowid) FROM " + table);
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    void see(String table, long row, @Nullable Long updated) {
        raise(table + ROW, row);
        if (updated != null) {
            raise(table, updated);
        }
    }

    private void raise(String name, long value) {
        highest.merge(name, value, Math::max);
    }

    /** The marks as JSON. A stamp later than the file itself is not believed, so no row is passed over because of it. */
    String toJson(long modified) {
        return highest.entrySet().stream()
                .map(mark -> "\"" + mark.getKey() + "\":" + believed(mark, modified))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static long believed(Map.Entry<String, Long> mark, long modified) {
        return mark.getKey().endsWith(ROW) ? mark.getValue() : Math.min(mark.getValue(), modified);
    }
}
