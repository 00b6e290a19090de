package io.tokenspeed.store.telemetry;

import io.tokenspeed.store.columns.NullableColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code telemetry_session}. A session is logged if a request of a transcript is stored for it; then the
 * transcript's requests count, and what came by OpenTelemetry does not.
 */
public final class TelemetrySessions implements AutoCloseable {
    /** A condition: a row came by OpenTelemetry and its session is logged. */
    public static final String OWNED = "(requests.trace = 6 AND EXISTS (SELECT 1 FROM telemetry_session owner"
            + " WHERE owner.tool = requests.tool AND owner.session_id = requests.session_id AND owner.logged = 1))";

    private static final long NEAR_MILLIS = 86_400_000;
    private static final String IN_SESSION =
            " AND session_id = ?2 AND COALESCE(tool, 'opencode') = ?1 AND COALESCE(trace, 4) <> 6";

    /** Hours that are summed, hours that are not, and a day around, where rows may be that no sum holds. */
    private static final String LATEST_LOGGED = "SELECT MAX(at) FROM (SELECT MAX(last_at) AS at FROM usage_hour"
            + " WHERE session = ?2 AND tool = ?1 AND NOT EXISTS (SELECT 1 FROM telemetry_session"
            + " WHERE tool = ?1 AND session_id = ?2) UNION ALL"
            + " SELECT MAX(COALESCE(completed_at, started_at)) FROM dirty_hour CROSS JOIN requests"
            + " ON COALESCE(completed_at, started_at) >= hour * 3600000"
            + " AND COALESCE(completed_at, started_at) < (hour + 1) * 3600000" + IN_SESSION + " UNION ALL"
            + " SELECT MAX(COALESCE(completed_at, started_at)) FROM requests"
            + " WHERE COALESCE(completed_at, started_at) BETWEEN ?3 - " + NEAR_MILLIS + " AND ?3 + " + NEAR_MILLIS
            + IN_SESSION + ")";

    private final PreparedStatement any;
    private final PreparedStatement find;
    private final PreparedStatement put;
    private final PreparedStatement latest;
    private final PreparedStatement archived;

    TelemetrySessions(Connection connection) throws SQLException {
        any = connection.prepareStatement("SELECT EXISTS (SELECT 1 FROM telemetry_session)");
        find = connection.prepareStatement("SELECT logged FROM telemetry_session WHERE tool = ? AND session_id = ?");
        put = connection.prepareStatement("INSERT INTO telemetry_session VALUES (?1, ?2, ?3 IS NOT NULL, ?3)"
                + " ON CONFLICT DO UPDATE SET logged = excluded.logged, logged_until ="
                + " CASE WHEN excluded.logged = 1 THEN MAX(COALESCE(logged_until, ?3), ?3) END");
        latest = connection.prepareStatement(LATEST_LOGGED);
        archived = connection.prepareStatement("SELECT DISTINCT hour FROM usage_hour WHERE session = ? AND tool = ?"
                + " AND hour IN (SELECT hour FROM archive_hour)");
    }

    /** Whether any tool ever told of a session. */
    boolean any() throws SQLException {
        try (ResultSet row = any.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Whether a session is logged; null where no tool told of it. */
    @Nullable
    Boolean isLogged(SessionKey key) throws SQLException {
        find.setString(1, key.tool());
        find.setString(2, key.session());
        try (ResultSet row = find.executeQuery()) {
            return row.next() ? (Boolean) row.getBoolean(1) : null;
        }
    }

    /** The archived hours with requests of a session that count, since the epoch. */
    List<Long> archivedHours(SessionKey key) throws SQLException {
        archived.setString(1, key.session());
        archived.setString(2, key.tool());
        List<Long> hours = new ArrayList<>();
        try (ResultSet row = archived.executeQuery()) {
            while (row.next()) {
                hours.add(row.getLong(1));
            }
        }
        return hours;
    }

    /** Stores the latest end in a session's transcript; null where it has none. */
    void put(SessionKey key, @Nullable Long loggedUntil) throws SQLException {
        put.setString(1, key.tool());
        put.setString(2, key.session());
        put.setObject(3, loggedUntil);
        put.executeUpdate();
    }

    /** Looks for the transcript's latest end of a session; null where it has none. */
    @Nullable
    Long loggedUntil(SessionKey key, long nearMillis) throws SQLException {
        latest.setString(1, key.tool());
        latest.setString(2, key.session());
        latest.setLong(3, nearMillis);
        try (ResultSet row = latest.executeQuery()) {
            return row.next() ? NullableColumn.number(row, 1) : null;
        }
    }

    @Override
    public void close() throws SQLException {
        any.close();
        find.close();
        put.close();
        latest.close();
        archived.close();
    }
}
