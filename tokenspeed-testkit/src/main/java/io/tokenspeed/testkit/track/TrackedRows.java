package io.tokenspeed.testkit.track;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows that tracking leaves, as texts in order. Values that are absent are left out.
 *
 * @param sessions rows of {@code session_detail}, without their revision
 * @param interactions rows of the table of interactions, without their number
 * @param hours rows of {@code interaction_hour}
 * @param chats ids of rows of {@code requests}
 */
public record TrackedRows(List<String> sessions, List<String> interactions, List<String> hours, List<String> chats) {
    /** Reads them from a SQLite file. */
    public static TrackedRows of(Path database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            return new TrackedRows(
                    rows(connection, "SELECT * FROM session_detail"),
                    rows(connection, "SELECT * FROM interaction"),
                    rows(connection, "SELECT * FROM interaction_hour"),
                    rows(connection, "SELECT id FROM requests"));
        }
    }

    /** Makes the text of a row. */
    static String text(Map<String, Object> row) {
        return new TreeMap<>(row).toString();
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(text(values(row)));
            }
        }
        rows.sort(null);
        return rows;
    }

    private static Map<String, Object> values(ResultSet row) throws SQLException {
        Map<String, Object> values = new TreeMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String name = row.getMetaData().getColumnName(i);
            Object value = row.getObject(i);
            if (value != null && !name.equals("number") && !name.equals("revision")) {
                values.put(name, value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value);
            }
        }
        return values;
    }
}
