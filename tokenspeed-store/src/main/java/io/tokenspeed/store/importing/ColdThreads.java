package io.tokenspeed.store.importing;

import io.tokenspeed.model.storage.Descent;
import io.tokenspeed.store.cold.ArchiveKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds the threads whose replays count or not depending on facts about threads that are not stored yet. */
final class ColdThreads implements AutoCloseable {
    private static final String BELOW = """
        SELECT ?2 UNION SELECT thread FROM thread_ancestor WHERE tool = ?1 AND ancestor = ?2\
        """;

    private final PreparedStatement known;
    private final PreparedStatement below;

    ColdThreads(Connection connection) throws SQLException {
        known = connection.prepareStatement(
                "SELECT 1 FROM thread_ancestor WHERE tool = ? AND thread = ? AND ancestor = ?");
        below = connection.prepareStatement(BELOW);
    }

    /** The keys of archived replays that new facts concern. */
    List<String> keys(List<Descent> descents) throws SQLException {
        List<String> keys = new ArrayList<>();
        for (Descent descent : descents) {
            if (isNew(descent)) {
                below.setString(1, descent.tool());
                below.setString(2, descent.thread());
                try (ResultSet row = below.executeQuery()) {
                    while (row.next()) {
                        keys.add(ArchiveKeys.ofThread(row.getString(1)));
                    }
                }
            }
        }
        return keys;
    }

    private boolean isNew(Descent descent) throws SQLException {
        known.setString(1, descent.tool());
        known.setString(2, descent.thread());
        known.setString(3, descent.ancestor());
        try (ResultSet row = known.executeQuery()) {
            return !row.next();
        }
    }

    @Override
    public void close() throws SQLException {
        known.close();
        below.close();
    }
}
