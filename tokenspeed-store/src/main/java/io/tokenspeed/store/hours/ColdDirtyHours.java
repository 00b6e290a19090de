package io.tokenspeed.store.hours;

import io.tokenspeed.store.cold.ArchiveKeys;
import io.tokenspeed.store.cold.BlockRows;
import io.tokenspeed.store.cold.Thaw;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Archived hours that the predecessor's plugin wrote into, or whose messages it wrote of. It knows of no archive, so these
 * hours are thawed when the hours it wrote to are summed.
 */
final class ColdDirtyHours {
    private static final String DIRTY = "SELECT hour FROM summing WHERE hour IN (SELECT hour FROM archive_hour)";

    private static final String FOREIGN = "SELECT id, message_id FROM requests WHERE tool IS NULL"
            + " AND COALESCE(completed_at, started_at) >= (SELECT MIN(hour) FROM summing) * 3600000"
            + " AND COALESCE(completed_at, started_at) < (SELECT MAX(hour) + 1 FROM summing) * 3600000"
            + " AND CAST(COALESCE(completed_at, started_at) AS INTEGER) / 3600000 IN (SELECT hour FROM summing)";

    /** Makes the triggers decide again which rows of a message count. */
    private static final String DECIDE =
            "UPDATE requests SET message_id = message_id WHERE message_id = ? AND tool IS NULL";

    private ColdDirtyHours() {}

    /**
     * Thaws what the hours in the temporary table {@code summing} concern. A damaged block stays, and its hour keeps its
     * sums: it is taken out of {@code summing}.
     */
    static void thaw(Connection connection) throws SQLException {
        if (!BlockRows.any(connection)) {
            return;
        }
        Set<String> keys = new HashSet<>();
        List<String> messages = new ArrayList<>();
        boolean thawed;
        try (Statement statement = connection.createStatement()) {
            thawed = !Thaw.hours(connection, hours(statement)).isEmpty();
            dropDamaged(statement);
            try (ResultSet row = statement.executeQuery(FOREIGN)) {
                while (row.next()) {
                    keys.addAll(ArchiveKeys.ofForeign(row.getString(1), row.getString(2)));
                    messages.add(row.getString(2));
                }
            }
        }
        thawed |= !keys.isEmpty() && !Thaw.keys(connection, keys).isEmpty();
        if (thawed) {
            decide(connection, messages);
        }
    }

    private static List<Long> hours(Statement statement) throws SQLException {
        List<Long> hours = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(DIRTY)) {
            while (row.next()) {
                hours.add(row.getLong(1));
            }
        }
        return hours;
    }

    private static void dropDamaged(Statement statement) throws SQLException {
        statement.execute("DELETE FROM dirty_hour WHERE hour IN (" + DIRTY + ")");
        statement.execute("DELETE FROM summing WHERE hour IN (SELECT hour FROM archive_hour)");
    }

    private static void decide(Connection connection, List<String> messages) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(DECIDE)) {
            for (String message : new HashSet<>(messages)) {
                update.setString(1, message);
                update.executeUpdate();
            }
        }
    }
}
