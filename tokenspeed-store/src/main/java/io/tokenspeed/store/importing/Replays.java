package io.tokenspeed.store.importing;

import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.Descent;
import io.tokenspeed.store.cold.ArchiveKeys;
import io.tokenspeed.store.columns.RequestId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Decides which rows of Codex count where transcripts of forked threads hold copies of each other's requests. A row's
 * id names a thread and the request within it. The id of a replay names the first ancestor in its transcript, which
 * need not be the thread that made the request. So a replay counts only while neither its own thread nor an ancestor of
 * that thread has a row of the request that is no replay; of several replays, only the one with the oldest ancestor
 * counts.
 */
public final class Replays implements AutoCloseable {
    private static final String TOOL = "codex";
    /** Must match the expressions of the partial index, or the planner does not use it. */
    private static final String IN_THREAD = "substr(%1$s.id, instr(substr(%1$s.id, 7), ':') + 7)";

    private static final String IS_REPLAY = "%1$s.tool = 'codex' AND %1$s.trace > 0 AND %1$s.trace = 5";
    private static final String THREAD = "substr(requests.id, 7, instr(substr(requests.id, 7), ':') - 1)";
    private static final String SAME = "'codex:' || %s || ':' || " + IN_THREAD.formatted("requests");
    private static final String COMES_FROM =
            "EXISTS (SELECT 1 FROM thread_ancestor WHERE tool = 'codex' AND thread = %s AND ancestor = %s)";

    /**
     * Transcripts may contradict each other: where two threads descend from each other, the smaller name is the older
     * one.
     */
    private static final String IS_ABOVE = "CASE WHEN " + COMES_FROM.formatted(THREAD, "up.ancestor") + " = "
            + COMES_FROM.formatted("up.ancestor", THREAD) + " THEN up.ancestor < " + THREAD + " ELSE "
            + COMES_FROM.formatted(THREAD, "up.ancestor") + " END";

    /** A condition: another row of Codex counts instead. */
    static final String SUPERSEDED = "requests.trace = 5 AND ("
            + "EXISTS (SELECT 1 FROM requests own WHERE own.id = " + SAME.formatted("requests.session_id")
            + " AND own.id <> requests.id AND own.trace = 0)"
            + " OR EXISTS (SELECT 1 FROM thread_ancestor up CROSS JOIN requests other"
            + " WHERE up.tool = 'codex' AND up.thread = requests.session_id AND up.ancestor <> " + THREAD
            + " AND other.id = " + SAME.formatted("up.ancestor") + " AND (other.trace = 0 OR " + IS_ABOVE + ")))";

    /** Updates all rows in {@code touched_replay} and all replays of the same requests. */
    public static final String UPDATE = "UPDATE requests SET superseded = 1 - superseded WHERE id IN ("
            + "SELECT id FROM touched_replay UNION ALL SELECT copy.id FROM touched_replay CROSS JOIN requests copy ON "
            + IN_THREAD.formatted("copy") + " = touched_replay.request AND " + IS_REPLAY.formatted("copy")
            + ") AND superseded <> ((" + SUPERSEDED
            + ") OR requests.linked_to IS NOT NULL) RETURNING superseded, response_id";

    private static final String TOUCH_DESCENDANTS = "INSERT OR IGNORE INTO touched_replay SELECT replay.id, "
            + IN_THREAD.formatted("replay") + " FROM requests replay WHERE " + IS_REPLAY.formatted("replay")
            + " AND replay.session_id IN (SELECT ?1 UNION ALL SELECT thread FROM thread_ancestor"
            + " WHERE tool = 'codex' AND ancestor = ?1)";

    private static final String ANY =
            "SELECT EXISTS (SELECT 1 FROM requests replay WHERE " + IS_REPLAY.formatted("replay") + ")";

    private final Statement statement;
    private final PreparedStatement touch;
    private final PreparedStatement touchDescendants;
    private final ThreadAncestors ancestors;
    private boolean wanted;

    public Replays(Connection connection) throws SQLException {
        statement = connection.createStatement();
        // The column has no type, because SQLite does not look up a TEXT column in an index over an expression.
        statement.execute("CREATE TEMP TABLE IF NOT EXISTS touched_replay (id TEXT PRIMARY KEY, request NOT NULL)"
                + " WITHOUT ROWID");
        touch = connection.prepareStatement("INSERT OR IGNORE INTO touched_replay VALUES (?, ?)");
        touchDescendants = connection.prepareStatement(TOUCH_DESCENDANTS);
        ancestors = new ThreadAncestors(connection);
    }

    /** The keys of archived replays that count or not depending on facts that are not stored yet. */
    List<String> archived(List<Descent> descents) throws SQLException {
        List<String> keys = new ArrayList<>();
        for (Descent descent : descents) {
            if (!ancestors.knows(descent)) {
                ancestors.family(descent).forEach(thread -> keys.add(ArchiveKeys.ofThread(thread)));
            }
        }
        return keys;
    }

    /** Stores the ancestors of threads that the transcripts of a batch name; called before its requests are stored. */
    void learn(List<Descent> descents) throws SQLException {
        wanted = anyStored();
        for (Descent descent : descents) {
            if (ancestors.note(descent) && wanted) {
                touchDescendants.setString(1, descent.thread());
                touchDescendants.executeUpdate();
            }
        }
    }

    private boolean anyStored() throws SQLException {
        try (ResultSet row = statement.executeQuery(ANY)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /**
     * Decides which rows count; called after the requests of a batch are stored.
     *
     * @param ids receives the provider's ids of requests that began or ceased to count
     * @return how many fewer rows count than before
     */
    long decide(List<Request> requests, Set<ProviderIds> ids) throws SQLException {
        if (!wanted && requests.stream().noneMatch(request -> request.kind() == RecordKind.REPLAY)) {
            return 0;
        }
        for (Request request : requests) {
            if (request.tool().equals(TOOL) && request.kind() != RecordKind.TELEMETRY) {
                touch.setString(1, RequestId.of(request));
                touch.setString(2, inThread(request.naturalKey()));
                touch.addBatch();
            }
        }
        touch.executeBatch();
        long fewer = fewer(ids);
        statement.executeUpdate("DELETE FROM touched_replay");
        return fewer;
    }

    private static String inThread(String key) {
        return key.substring(key.indexOf(':') + 1);
    }

    private long fewer(Set<ProviderIds> ids) throws SQLException {
        try (ResultSet changed = statement.executeQuery(UPDATE)) {
            long fewer = 0;
            while (changed.next()) {
                fewer += changed.getBoolean(1) ? 1 : -1;
                String response = changed.getString(2);
                if (response != null) {
                    ids.add(new ProviderIds(response, null));
                }
            }
            return fewer;
        }
    }

    @Override
    public void close() throws SQLException {
        try (statement;
                touch;
                touchDescendants) {
            ancestors.close();
        }
    }
}
