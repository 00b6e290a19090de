package io.tokenspeed.sources.database;

import io.tokenspeed.sources.json.IsoTime;
import io.tokenspeed.sources.tree.JsonTree;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads values of columns, which in SQLite may have any type. A value of the wrong type is read as null. */
public final class Columns {
    private static final int DATE_LENGTH = 10;

    private Columns() {}

    /** Returns a text; null where it is missing, blank or no text. */
    public static @Nullable String text(ResultSet row, String column) throws SQLException {
        Object value = row.getObject(column);
        return value instanceof String text && !text.isBlank() ? text : null;
    }

    /**
     * Returns a time as milliseconds since the epoch: a number of seconds or of milliseconds, or a text in ISO 8601 or
     * in SQLite's own form, which is in UTC; null where it is no time from 2001 to 2099.
     */
    public static @Nullable Long millis(ResultSet row, String column) throws SQLException {
        return millis(row.getObject(column));
    }

    /** Returns a column's value as a time; see {@link #millis(ResultSet, String)}. */
    static @Nullable Long millis(@Nullable Object value) {
        if (value instanceof Number number) {
            return JsonTree.millis(number.doubleValue());
        }
        return value instanceof String text ? iso(text.strip()) : null;
    }

    private static @Nullable Long iso(String text) {
        String time = text.length() > DATE_LENGTH ? text.substring(DATE_LENGTH) : "T00:00:00";
        boolean zone = time.endsWith("Z") || time.indexOf('+') > 0 || time.indexOf('-') > 0;
        String iso = text.substring(0, Math.min(DATE_LENGTH, text.length())) + time.replace(' ', 'T');
        byte[] bytes = (zone ? iso : iso + "Z").getBytes(StandardCharsets.UTF_8);
        return IsoTime.epochMillis(bytes, 0, bytes.length);
    }
}
