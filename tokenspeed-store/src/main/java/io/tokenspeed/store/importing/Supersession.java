package io.tokenspeed.store.importing;

import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/**
 * Decides which of several rows about the same request counts, whatever order they came in. Of the records of one
 * message only those of the best {@link RecordKind} count, and of copies of one request under new ids only the copy
 * with the smallest id.
 */
public final class Supersession implements AutoCloseable {
    /** Must match the condition of the partial index, or the planner does not use it. */
    private static final String CANDIDATE = "(%1$s.tool IS NULL OR %1$s.tool = 'opencode')";

    private static final String LOWER = """
        (EXISTS (
           SELECT 1 FROM requests better
           WHERE better.message_id = %1$s.message_id AND (better.tool IS NULL OR better.tool = 'opencode')
             AND COALESCE(better.trace, 4) < COALESCE(%1$s.trace, 4))
         OR (COALESCE(%1$s.trace, 4) = 4 AND EXISTS (
           SELECT 1 FROM requests larger
           WHERE larger.message_id = %1$s.message_id AND (larger.tool IS NULL OR larger.tool = 'opencode')
             AND COALESCE(larger.trace, 4) = 4
             AND (larger.total_tokens + larger.cache_read + larger.cache_write, %1$s.id)
               > (%1$s.total_tokens + %1$s.cache_read + %1$s.cache_write, larger.id))))\
        """;

    /** A condition: another row of the same tool counts instead. */
    static final String SUPERSEDED = LOWER.formatted("requests")
            + " OR (requests.fork_key IS NOT NULL AND EXISTS (SELECT 1 FROM requests original WHERE original.fork_key"
            + " = requests.fork_key AND original.tool = requests.tool AND original.id < requests.id AND NOT "
            + LOWER.formatted("original")
            + "))";

    /** Cross joins, because they keep their order; otherwise the planner would walk over all requests. */
    private static final String SAME_MESSAGE =
            "touched_message CROSS JOIN requests same ON same.message_id = touched_message.message_id AND "
                    + CANDIDATE.formatted("same");

    /** Updates the rows of all messages in {@code touched_message}. */
    public static final String UPDATE =
            "UPDATE requests SET superseded = 1 - superseded WHERE id IN (SELECT same.id FROM "
                    + SAME_MESSAGE
                    + " UNION ALL SELECT fork.id FROM "
                    + SAME_MESSAGE
                    + " CROSS JOIN requests fork ON fork.fork_key = same.fork_key AND fork.tool = same.tool) AND"
                    + " superseded <> ("
                    + SUPERSEDED
                    + " OR requests.linked_to IS NOT NULL) RETURNING superseded";

    private static final String TOUCHED_IDS = "SELECT same.response_id, same.request_id FROM "
            + SAME_MESSAGE
            + " WHERE same.response_id IS NOT NULL OR same.request_id IS NOT NULL UNION"
            + " SELECT fork.response_id, fork.request_id FROM "
            + SAME_MESSAGE
            + " CROSS JOIN requests fork ON fork.fork_key = same.fork_key AND fork.tool = same.tool"
            + " WHERE fork.response_id IS NOT NULL OR fork.request_id IS NOT NULL";

    private final Statement statement;
    private final PreparedStatement touch;

    public Supersession(Connection connection) throws SQLException {
        statement = connection.createStatement();
        statement.execute(
                "CREATE TEMP TABLE IF NOT EXISTS touched_message (message_id TEXT PRIMARY KEY) WITHOUT ROWID");
        touch = connection.prepareStatement("INSERT OR IGNORE INTO touched_message VALUES (?)");
    }

    /**
     * Decides again for every message of these requests.
     *
     * @param ids receives the provider's ids of the requests of those messages
     * @return how many fewer rows count than before
     */
    long decide(List<Request> requests, Set<ProviderIds> ids) throws SQLException {
        boolean any = false;
        for (Request request : requests) {
            if (request.kind() != RecordKind.SINGLE && request.kind().rank() <= RecordKind.FOREIGN.rank()) {
                touch.setString(1, request.place().messageId());
                touch.addBatch();
                any = true;
            }
        }
        if (!any) {
            return 0;
        }
        touch.executeBatch();
        long fewer = fewer();
        try (ResultSet row = statement.executeQuery(TOUCHED_IDS)) {
            while (row.next()) {
                ids.add(new ProviderIds(row.getString(1), row.getString(2)));
            }
        }
        statement.executeUpdate("DELETE FROM touched_message");
        return fewer;
    }

    private long fewer() throws SQLException {
        try (ResultSet changed = statement.executeQuery(UPDATE)) {
            long fewer = 0;
            while (changed.next()) {
                fewer += changed.getBoolean(1) ? 1 : -1;
            }
            return fewer;
        }
    }

    @Override
    public void close() throws SQLException {
        touch.close();
        statement.close();
    }
}
