package io.tokenspeed.store.session;

import io.tokenspeed.store.session.SessionIndex.Placed;
import io.tokenspeed.store.sqlite.Connections;
import io.tokenspeed.store.sqlite.DatabaseFiles;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All details of sessions in memory, kept up to date by their revisions. Safe for use by several threads. */
public final class KnownSessions {
    private static final String LATEST = "SELECT COALESCE(MAX(revision), 0) FROM session_detail";

    private final Connections connections;
    private SessionIndex index = SessionIndex.EMPTY;
    private long revision;
    private @Nullable DatabaseFiles loaded;

    public KnownSessions(Connections connections) {
        this.connections = connections;
    }

    /** Returns the details as they are now. */
    public SessionIndex current() {
        return connections.useFile(this::refreshed);
    }

    private synchronized SessionIndex refreshed(Connection connection, DatabaseFiles files) throws SQLException {
        if (loaded != null && !loaded.isOfSameDatabaseAs(files)) {
            index = SessionIndex.EMPTY;
            revision = 0;
        }
        loaded = files;
        long latest = latest(connection);
        if (latest != revision) {
            index = index.with(changed(connection));
            revision = latest;
        }
        return index;
    }

    private static long latest(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LATEST);
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private Map<String, Placed> changed(Connection connection) throws SQLException {
        Map<String, Placed> changed = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(SessionRow.CHANGED)) {
            query.setLong(1, revision);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    changed.put(
                            row.getString("session_id"), new Placed(SessionRow.read(row), row.getString("root_id")));
                }
            }
        }
        return changed;
    }
}
