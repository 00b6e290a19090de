package io.tokenspeed.sources.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.sources.json.JsonFields;
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
 * How far the tables of a database were read: per table the highest time of a change and the highest row number.
 * Row numbers are needed because a fork, or a move of sessions between databases, adds rows with old times.
 */
public final class Marks {
    /** A tool may set the time of a row before it commits the row, and a clock may be set back a little. */
    private static final long OVERLAP_MILLIS = 60_000;

    private static final String ROW = "#";

    private final Map<String, Long> highest = new TreeMap<>();

    /**
     * Where to continue reading a table.
     *
     * @param time rows updated since this time, in milliseconds since the epoch, must be read
     * @param row rows with higher numbers must be read, too
     */
    public record Since(long time, long row) {}

    /** Returns the marks in a cursor; no marks where its state has another form. */
    public static Marks of(@Nullable Cursor cursor) {
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

    /** Returns null when all rows must be read, such as after SQLite renumbered the rows. */
    @Nullable
    public Since since(Connection connection, String table) throws SQLException {
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

    /** Notes that a row was read, with the time of its last change in milliseconds since the epoch; null for none. */
    public void see(String table, long row, @Nullable Long updated) {
        raise(table + ROW, row);
        if (updated != null) {
            raise(table, updated);
        }
    }

    private void raise(String name, long value) {
        highest.merge(name, value, Math::max);
    }

    /**
     * Returns the marks as JSON. Limits a time to {@code modified}, the time of the file in milliseconds since the
     * epoch, so that a row with a time in the future does not hide later rows.
     */
    public String toJson(long modified) {
        return highest.entrySet().stream()
                .map(mark -> "\"" + mark.getKey() + "\":" + believed(mark, modified))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static long believed(Map.Entry<String, Long> mark, long modified) {
        return mark.getKey().endsWith(ROW) ? mark.getValue() : Math.min(mark.getValue(), modified);
    }
}
