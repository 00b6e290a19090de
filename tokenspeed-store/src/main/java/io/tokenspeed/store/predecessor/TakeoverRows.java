package io.tokenspeed.store.predecessor;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table {@code takeover}: one row for each state of a file of the predecessor that was looked at. */
public final class TakeoverRows {
    private TakeoverRows() {}

    /** Whether a file of this path, size and time was looked at, so that it need not be read. */
    static boolean knows(Connection connection, PredecessorFile file) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT 1 FROM takeover WHERE path = ? AND size = ? AND modified = ?")) {
            query.setString(1, file.path().toString());
            query.setLong(2, file.size());
            query.setLong(3, file.modified());
            return hasRow(query);
        }
    }

    static boolean knows(Connection connection, Path path, String digest) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT 1 FROM takeover WHERE path = ? AND digest = ?")) {
            query.setString(1, path.toString());
            query.setString(2, digest);
            return hasRow(query);
        }
    }

    private static boolean hasRow(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }

    /** Records a result. Replaces a row of the same path and content. */
    static void note(Connection connection, PredecessorFile file, TakenOver taken) throws SQLException {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("path", taken.path().toString());
        row.put("digest", taken.digest());
        row.put("size", file.size());
        row.put("modified", file.modified());
        row.put("taken_at", taken.takenAt().toEpochMilli());
        row.put("rows", taken.added());
        row.put("present", taken.present());
        row.put("skipped", taken.skipped());
        row.put("outcome", taken.outcome());
        String sql = "INSERT OR REPLACE INTO takeover (" + String.join(", ", row.keySet()) + ") VALUES (?"
                + ", ?".repeat(row.size() - 1) + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int parameter = 1;
            for (Object value : row.values()) {
                insert.setObject(parameter++, value);
            }
            insert.executeUpdate();
        }
    }

    static void seenAgain(Connection connection, PredecessorFile file, String digest) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE takeover SET size = ?, modified = ? WHERE path = ? AND digest = ?")) {
            update.setLong(1, file.size());
            update.setLong(2, file.modified());
            update.setString(3, file.path().toString());
            update.setString(4, digest);
            update.executeUpdate();
        }
    }

    /** Reads all rows, oldest first. */
    public static List<TakenOver> list(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                        SELECT path, digest, taken_at, rows, present, skipped, outcome FROM takeover
                        ORDER BY taken_at, path""");
                ResultSet row = query.executeQuery()) {
            List<TakenOver> list = new ArrayList<>();
            while (row.next()) {
                list.add(new TakenOver(
                        row.getString(1),
                        row.getString(2),
                        Instant.ofEpochMilli(row.getLong(3)),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getString(7)));
            }
            return list;
        }
    }
}
