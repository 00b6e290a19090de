package io.tokenspeed.store.telemetry;

import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.store.columns.RequestRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the requests of a session in a time range, and marks those that came by OpenTelemetry. */
final class SessionRequests implements AutoCloseable {
    private static final String COLUMNS = "SELECT " + RequestRow.COLUMNS + ", linked_to, superseded FROM requests";
    private static final String BETWEEN =
            " WHERE COALESCE(completed_at, started_at) BETWEEN ?3 AND ?4 AND session_id = ?2 AND tool = ?1";
    private static final String TOLD = " WHERE tool = ?1 AND session_id = ?2 AND trace = 6";

    private final PreparedStatement logged;
    private final PreparedStatement told;
    private final PreparedStatement mark;
    private final PreparedStatement supersede;
    private final PreparedStatement restore;
    private final PreparedStatement countUnlogged;

    SessionRequests(Connection connection) throws SQLException {
        logged = connection.prepareStatement(
                COLUMNS + BETWEEN + " AND trace <> 6 AND (superseded = 0 OR linked_to IS NOT NULL)");
        told = connection.prepareStatement(
                COLUMNS + TOLD + " AND COALESCE(completed_at, started_at) BETWEEN ?3 AND ?4");
        mark = connection.prepareStatement("UPDATE requests SET linked_to = ?1, superseded = ?2 WHERE id = ?3");
        supersede = connection.prepareStatement("UPDATE requests SET superseded = 1" + TOLD
                + " AND superseded = 0 RETURNING COALESCE(completed_at, started_at)");
        restore = connection.prepareStatement("UPDATE requests SET superseded = 0, linked_to = NULL" + TOLD
                + " AND superseded = 1 RETURNING COALESCE(completed_at, started_at)");
        countUnlogged = connection.prepareStatement("UPDATE requests SET superseded = 0" + TOLD
                + UnloggedRequests.LACKS_PARTNER + " AND (SELECT count_unlogged FROM telemetry_setting)"
                + " AND COALESCE(completed_at, started_at) + " + UnloggedRequests.PATIENCE_MILLIS
                + " <= (SELECT logged_until FROM telemetry_session WHERE tool = ?1 AND session_id = ?2)"
                + " RETURNING COALESCE(completed_at, started_at)");
    }

    /**
     * A row that came by OpenTelemetry.
     *
     * @param linkedTo id of its partner in the transcript; null where it has none
     * @param superseded whether it does not count
     */
    record Told(StoredRequest stored, @Nullable String linkedTo, boolean superseded) {}

    List<StoredRequest> logged(SessionKey key, long from, long to) throws SQLException {
        List<StoredRequest> rows = new ArrayList<>();
        try (ResultSet row = between(logged, key, from, to).executeQuery()) {
            while (row.next()) {
                rows.add(RequestRow.read(row));
            }
        }
        return rows;
    }

    List<Told> told(SessionKey key, long from, long to) throws SQLException {
        List<Told> rows = new ArrayList<>();
        try (ResultSet row = between(told, key, from, to).executeQuery()) {
            while (row.next()) {
                rows.add(new Told(RequestRow.read(row), row.getString("linked_to"), row.getBoolean("superseded")));
            }
        }
        return rows;
    }

    private static PreparedStatement between(PreparedStatement query, SessionKey key, long from, long to)
            throws SQLException {
        query.setString(1, key.tool());
        query.setString(2, key.session());
        query.setLong(3, from);
        query.setLong(4, to);
        return query;
    }

    /** Says that a row does not count, and which request of the transcript it belongs to. */
    void mark(String id, @Nullable String linkedTo) throws SQLException {
        mark.setString(1, linkedTo);
        mark.setBoolean(2, true);
        mark.setString(3, id);
        mark.executeUpdate();
    }

    /** Lets no row of a session count; returns the instants of those that did. */
    List<Long> supersede(SessionKey key) throws SQLException {
        return instants(supersede, key);
    }

    /** Lets all rows of a session count; returns the instants of those that did not. */
    List<Long> restore(SessionKey key) throws SQLException {
        return instants(restore, key);
    }

    /** Lets the rows count that the transcript misses, if the user wants that; returns their instants. */
    List<Long> countUnlogged(SessionKey key) throws SQLException {
        return instants(countUnlogged, key);
    }

    private static List<Long> instants(PreparedStatement update, SessionKey key) throws SQLException {
        update.setString(1, key.tool());
        update.setString(2, key.session());
        List<Long> instants = new ArrayList<>();
        try (ResultSet row = update.executeQuery()) {
            while (row.next()) {
                instants.add(row.getLong(1));
            }
        }
        return instants;
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement :
                new PreparedStatement[] {logged, told, mark, supersede, restore, countUnlogged}) {
            statement.close();
        }
    }
}
