package io.tokenspeed.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The table {@code takeover}: one row per state of a legacy file that was looked at. */
final class TakeoverRows {
    private TakeoverRows() {}

    /** Whether this path was looked at when it had that size and time, which spares reading it. */
    static boolean knows(Connection connection, LegacyFile file) throws SQLException {
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

    /** The same content with another time is the same state, seen again. */
    static void note(Connection connection, LegacyFile file, TakenOver taken) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT OR REPLACE INTO takeover (path, digest, size, modified, taken_at, rows, present, skipped, outcome)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, taken.path().toString());
            insert.setString(2, taken.digest());
            insert.setLong(3, file.size());
            insert.setLong(4, file.modified());
            insert.setLong(5, taken.takenAt().toEpochMilli());
            insert.setLong(6, taken.added());
            insert.setLong(7, taken.present());
            insert.setLong(8, taken.skipped());
            insert.setString(9, taken.outcome());
            insert.executeUpdate();
        }
    }

    static void seenAgain(Connection connection, LegacyFile file, String digest) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE takeover SET size = ?, modified = ? WHERE path = ? AND digest = ?")) {
            update.setLong(1, file.size());
            update.setLong(2, file.modified());
            update.setString(3, file.path().toString());
            update.setString(4, digest);
            update.executeUpdate();
        }
    }

    /** All of them, oldest first. */
    static List<TakenOver> list(Connection connection) throws SQLException {
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
