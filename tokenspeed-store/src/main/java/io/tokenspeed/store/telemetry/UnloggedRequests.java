package io.tokenspeed.store.telemetry;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Requests that came by OpenTelemetry and that the transcript of their session misses. They count only if the user
 * wants it, and then once the transcript has gone on for a minute without them.
 */
final class UnloggedRequests {
    static final long PATIENCE_MILLIS = 60_000;

    /** Conditions for a row that does not count now, though it is a request that the provider knows. */
    static final String LACKS_PARTNER =
            " AND superseded = 1 AND linked_to IS NULL AND (request_id IS NOT NULL OR response_id IS NOT NULL) AND NOT "
                    + WrappedChats.WRAPPED;

    private static final String COUNT = "UPDATE requests SET superseded = 0 WHERE trace = 6" + LACKS_PARTNER
            + " AND COALESCE(completed_at, started_at) + " + PATIENCE_MILLIS + " <= (SELECT logged_until"
            + " FROM telemetry_session s WHERE s.tool = requests.tool AND s.session_id = requests.session_id)";

    private static final String COUNT_NOT = "UPDATE requests SET superseded = 1 WHERE trace = 6 AND superseded = 0"
            + " AND linked_to IS NULL AND " + TelemetrySessions.OWNED;

    private UnloggedRequests() {}

    /** Stores what the user wants, and returns how many rows changed because of it. */
    static int set(Connection connection, boolean counting) throws SQLException {
        if (isCounted(connection) == counting) {
            return 0;
        }
        return Transaction.of(connection, statement -> {
            statement.executeUpdate("DELETE FROM telemetry_setting");
            statement.executeUpdate("INSERT INTO telemetry_setting VALUES (" + (counting ? 1 : 0) + ")");
            return statement.executeUpdate(counting ? COUNT : COUNT_NOT);
        });
    }

    private static boolean isCounted(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count_unlogged FROM telemetry_setting")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
