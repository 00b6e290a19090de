package io.tokenspeed.sources.database;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values of one row by the names of their columns. A value of the wrong type is read as null. */
public final class TableRow {
    private final Map<String, Object> values;

    private TableRow(Map<String, Object> values) {
        this.values = values;
    }

    /** Takes rows, one after the other. */
    public interface Handler {
        void row(TableRow row) throws IOException;
    }

    /** Returns columns of a table for a query; {@code NULL} stands for a column that the tool's release lacks. */
    public static String columns(Tables tables, String table, String alias, List<String> names) {
        return names.stream()
                .map(name -> tables.column(table, alias, name) + " AS " + name)
                .collect(Collectors.joining(", "));
    }

    /** Hands on the rows of a query. Holds one row at a time. */
    public static void each(PreparedStatement query, Handler handler) throws SQLException, IOException {
        try (ResultSet rows = query.executeQuery()) {
            List<String> names = names(rows);
            while (rows.next()) {
                Map<String, Object> values = new HashMap<>();
                for (int i = 0; i < names.size(); i++) {
                    Object value = rows.getObject(i + 1);
                    if (value != null) {
                        values.put(names.get(i), value);
                    }
                }
                handler.row(new TableRow(values));
            }
        }
    }

    private static List<String> names(ResultSet rows) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            names.add(rows.getMetaData().getColumnLabel(i));
        }
        return names;
    }

    /** Returns the value of a column as the database holds it. */
    public @Nullable Object value(String column) {
        return values.get(column);
    }

    /** Returns a text that is not blank, or a number as text. */
    public @Nullable String text(String column) {
        Object value = values.get(column);
        if (value instanceof Number number) {
            return plain(number);
        }
        return value instanceof String text && !text.isBlank() ? text : null;
    }

    /** A whole number is written alike in a column of integers and in one of floating point numbers. */
    private static String plain(Number number) {
        double value = number.doubleValue();
        return number instanceof Double && value == Math.rint(value) ? Long.toString((long) value) : number.toString();
    }

    /** Returns a number that is not negative. */
    public @Nullable Double number(String column) {
        Object value = values.get(column);
        return value instanceof Number number && number.doubleValue() >= 0 ? (Double) number.doubleValue() : null;
    }

    /**
     * Returns a time in milliseconds since the epoch: a number of milliseconds or of seconds, an ISO 8601 text, or
     * SQLite's own text such as {@code 2026-11-02 09:00:04}, which is in UTC.
     */
    public @Nullable Long millis(String column) {
        return Columns.millis(values.get(column));
    }
}
