package io.tokenspeed.store.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The tree of sessions by their parents. A parent without a row of its own is the root of what is below it. */
final class SessionTree implements AutoCloseable {
    /** The most ancestors that a session may have. */
    static final int MOST_ANCESTORS = 32;

    private static final String ABOVE = """
        WITH RECURSIVE above(id, depth) AS (
          SELECT ?1, 1
          UNION ALL
          SELECT parent_id, depth + 1 FROM above JOIN session_detail ON session_id = above.id
          WHERE parent_id IS NOT NULL AND depth <= ?2)
        SELECT id FROM above ORDER BY depth\
        """;

    private static final String BELOW = """
        WITH RECURSIVE below(id, depth) AS (
          SELECT ?1, 0
          UNION ALL
          SELECT session_id, depth + 1 FROM below JOIN session_detail ON parent_id = below.id WHERE depth <= ?2)
        """;

    private final PreparedStatement above;
    private final PreparedStatement depthBelow;
    private final PreparedStatement correct;

    SessionTree(Connection connection) throws SQLException {
        above = connection.prepareStatement(ABOVE);
        depthBelow = connection.prepareStatement(BELOW + "SELECT MAX(depth) FROM below");
        correct = connection.prepareStatement(BELOW + """
            UPDATE session_detail SET root_id = ?3, revision = (SELECT MAX(revision) + 1 FROM session_detail)
            WHERE session_id IN (SELECT id FROM below)\
            """);
    }

    /** Returns a session and its ancestors, the root last; at most one more than are allowed. */
    List<String> withAncestors(String session) throws SQLException {
        above.setString(1, session);
        above.setInt(2, MOST_ANCESTORS);
        List<String> chain = new ArrayList<>();
        try (ResultSet row = above.executeQuery()) {
            while (row.next()) {
                chain.add(row.getString(1));
            }
        }
        return chain;
    }

    /** Returns how many generations are below a session. */
    int depthBelow(String session) throws SQLException {
        depthBelow.setString(1, session);
        depthBelow.setInt(2, MOST_ANCESTORS);
        try (ResultSet row = depthBelow.executeQuery()) {
            return row.getInt(1);
        }
    }

    /** Gives a session and all below it another root. */
    void moveBelow(String session, String root) throws SQLException {
        correct.setString(1, session);
        correct.setInt(2, MOST_ANCESTORS);
        correct.setString(3, root);
        correct.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        above.close();
        depthBelow.close();
        correct.close();
    }
}
