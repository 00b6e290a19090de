package io.tokenspeed.store.session;

import io.tokenspeed.model.session.SessionDetail;
import io.tokenspeed.store.session.SessionWrite.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes details of sessions in the caller's transaction. Keeps the root of each session along its parents, also where
 * a parent arrives after its children.
 */
public final class SessionRows implements AutoCloseable {
    private final PreparedStatement find;
    private final PreparedStatement put;
    private final SessionTree tree;

    public SessionRows(Connection connection) throws SQLException {
        find = connection.prepareStatement(SessionRow.FIND);
        put = connection.prepareStatement(SessionRow.PUT);
        tree = new SessionTree(connection);
    }

    /** Returns what is stored of a session. */
    public Optional<SessionDetail> find(String sessionId) throws SQLException {
        find.setString(1, sessionId);
        try (ResultSet row = find.executeQuery()) {
            return row.next() ? Optional.of(SessionRow.read(row)) : Optional.empty();
        }
    }

    /** Merges a detail with what is stored. Stores nothing of a detail that contradicts it. */
    public SessionWrite write(SessionDetail given) throws SQLException {
        SessionDetail stored = find(given.sessionId()).orElse(null);
        List<String> conflicts = stored == null ? List.of() : stored.conflicts(given);
        return conflicts.isEmpty()
                ? SessionWrite.of(join(stored, given))
                : new SessionWrite(Outcome.CONFLICT, conflicts);
    }

    /**
     * Merges what logs tell with what is stored; logs that contradict each other give the same rows in every order.
     * A session whose parent would close a circle, or that is too far below the root, is stored as a root itself.
     */
    public void note(List<SessionDetail> details) throws SQLException {
        for (SessionDetail given : new LinkedHashSet<>(details)) {
            SessionDetail stored = find(given.sessionId()).orElse(null);
            if (!join(stored, given).stored()
                    && !join(stored, given.withParent(null)).stored()) {
                throw new SQLException("session " + given.sessionId() + " cannot be stored as a root");
            }
        }
    }

    private Outcome join(@Nullable SessionDetail stored, SessionDetail given) throws SQLException {
        SessionDetail joined = stored == null ? given : stored.merge(given);
        if (joined.equals(stored)) {
            return Outcome.UNCHANGED;
        }
        String parent = joined.parentId();
        List<String> above = parent == null ? List.of() : tree.withAncestors(parent);
        if (above.contains(joined.sessionId())) {
            return Outcome.CYCLE;
        }
        int below = tree.depthBelow(joined.sessionId());
        if (above.size() + below > SessionTree.MOST_ANCESTORS) {
            return Outcome.TOO_DEEP;
        }
        String root = above.isEmpty() ? joined.sessionId() : above.get(above.size() - 1);
        SessionRow.bind(put, joined, root);
        put.executeUpdate();
        if (below > 0) {
            tree.moveBelow(joined.sessionId(), root);
        }
        return stored == null ? Outcome.ADDED : Outcome.CHANGED;
    }

    @Override
    public void close() throws SQLException {
        find.close();
        put.close();
        tree.close();
    }
}
