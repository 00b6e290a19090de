package io.tokenspeed.store.importing;

import io.tokenspeed.model.storage.Descent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table {@code thread_ancestor}: all ancestors of each thread, each once, however many transcripts name it. */
final class ThreadAncestors implements AutoCloseable {
    /** Links the thread and its descendants to the ancestor and the ancestor's ancestors. */
    private static final String INSERT = """
        INSERT OR IGNORE INTO thread_ancestor (tool, thread, ancestor)
        SELECT ?1, below.thread, above.ancestor
        FROM (SELECT ?2 AS thread UNION SELECT thread FROM thread_ancestor WHERE tool = ?1 AND ancestor = ?2) below
        CROSS JOIN
          (SELECT ?3 AS ancestor UNION SELECT ancestor FROM thread_ancestor WHERE tool = ?1 AND thread = ?3) above
        WHERE below.thread <> above.ancestor\
        """;

    private static final String BELOW = """
        SELECT ?2 UNION SELECT thread FROM thread_ancestor WHERE tool = ?1 AND ancestor = ?2\
        """;

    private final PreparedStatement insert;
    private final PreparedStatement known;
    private final PreparedStatement below;

    ThreadAncestors(Connection connection) throws SQLException {
        insert = connection.prepareStatement(INSERT);
        known = connection.prepareStatement(
                "SELECT 1 FROM thread_ancestor WHERE tool = ? AND thread = ? AND ancestor = ?");
        below = connection.prepareStatement(BELOW);
    }

    /** Stores an ancestor; returns false if it was known. */
    boolean note(Descent descent) throws SQLException {
        insert.setString(1, descent.tool());
        insert.setString(2, descent.thread());
        insert.setString(3, descent.ancestor());
        return insert.executeUpdate() > 0;
    }

    /** Whether an ancestor is stored. */
    boolean knows(Descent descent) throws SQLException {
        known.setString(1, descent.tool());
        known.setString(2, descent.thread());
        known.setString(3, descent.ancestor());
        try (ResultSet row = known.executeQuery()) {
            return row.next();
        }
    }

    /** The thread and its stored descendants. */
    List<String> family(Descent descent) throws SQLException {
        List<String> threads = new ArrayList<>();
        below.setString(1, descent.tool());
        below.setString(2, descent.thread());
        try (ResultSet row = below.executeQuery()) {
            while (row.next()) {
                threads.add(row.getString(1));
            }
        }
        return threads;
    }

    @Override
    public void close() throws SQLException {
        known.close();
        below.close();
        insert.close();
    }
}
