package io.tokenspeed.store.importing;

import io.tokenspeed.model.storage.Descent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The table {@code thread_ancestor}: all ancestors of each thread, each once, however many transcripts name it. */
final class ThreadAncestors implements AutoCloseable {
    /** Links the thread and its descendants to the ancestor and the ancestor's ancestors. */
    private static final String INSERT = """
        INSERT OR IGNORE INTO thread_ancestor (tool, thread, ancestor)
        SELECT ?1, below.thread, above.ancestor
        FROM (SELECT ?2 AS thread UNION SELECT thread FROM thread_ancestor WHERE tool = ?1 AND ancestor = ?2) below
        CROSS JOIN
          (SELECT ?3 AS ancestor UNION SELECT ancestor FROM thread_ancestor WHERE tool = ?1 AND thread = ?3) above
        WHERE below.thread <> above.ancestor""";

    private final PreparedStatement insert;

    ThreadAncestors(Connection connection) throws SQLException {
        insert = connection.prepareStatement(INSERT);
    }

    /** Stores an ancestor; returns false if it was known. */
    boolean note(Descent descent) throws SQLException {
        insert.setString(1, descent.tool());
        insert.setString(2, descent.thread());
        insert.setString(3, descent.ancestor());
        return insert.executeUpdate() > 0;
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
