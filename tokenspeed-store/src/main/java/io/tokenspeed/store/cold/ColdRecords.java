package io.tokenspeed.store.cold;

import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.Request;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Thaws what records concern before they are written: the hours that they belong to, the hours with rows of the same
 * request, and the hours with rows that count or not depending on them. Rows decide about each other in chains, so the
 * keys of the rows that were found are looked up in turn.
 */
public final class ColdRecords implements AutoCloseable {
    private static final long HOUR = 3_600_000;

    private static final String IDENTITY =
            "SELECT id, tool, message_id, fork_key, response_id, request_id, trace, session_id FROM requests WHERE ";

    /** For each kind of key, the rows that have it. The conditions must match those of partial indexes. */
    private static final Map<String, String> ROWS = Map.of(
            ArchiveKeys.MESSAGE, "message_id = ? AND (tool IS NULL OR tool = 'opencode')",
            ArchiveKeys.FORK, "fork_key = ?",
            ArchiveKeys.COPY, "substr(id, instr(substr(id, 7), ':') + 7) = ? AND tool = 'codex' AND trace > 0",
            ArchiveKeys.THREAD, "session_id = ? AND tool = 'codex' AND trace > 0",
            ArchiveKeys.RESPONSE, "response_id = ?",
            ArchiveKeys.REQUEST, "request_id = ?");

    private final Connection connection;
    private final KeyRows keys;
    private final Map<String, PreparedStatement> rows = new HashMap<>();

    public ColdRecords(Connection connection) throws SQLException {
        this.connection = connection;
        this.keys = new KeyRows(connection);
    }

    /**
     * Thaws, in the transaction that the connection is in, what records concern.
     *
     * @param more further {@link ArchiveKeys keys}
     */
    public void before(Collection<Request> records, Collection<String> more) throws SQLException {
        if (!BlockRows.any(connection)) {
            return;
        }
        Set<String> open = new LinkedHashSet<>(more);
        Set<Long> hours = new TreeSet<>();
        for (Request record : records) {
            open.addAll(ArchiveKeys.of(record));
            hours.add(Math.floorDiv(record.timing().instantMillis(), HOUR));
        }
        Thaw.hours(connection, hours);
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            seen.addAll(open);
            Thaw.hours(connection, keys.hours(open));
            open = next(open);
            open.removeAll(seen);
        }
    }

    /** The keys of all rows that have one of these keys. */
    private Set<String> next(Set<String> found) throws SQLException {
        Set<String> next = new LinkedHashSet<>();
        boolean twins = hasTwinIndexes();
        for (String key : found) {
            String kind = key.substring(0, key.indexOf(':') + 1);
            boolean byId = kind.equals(ArchiveKeys.RESPONSE) || kind.equals(ArchiveKeys.REQUEST);
            if (ROWS.containsKey(kind) && (twins || !byId)) {
                addKeys(kind, key.substring(kind.length()), next);
            }
        }
        return next;
    }

    /** Rows are sought by ids of the provider only where several tools have such ids. */
    private boolean hasTwinIndexes() throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT COUNT(*) = 2 FROM pragma_index_list('requests')"
                                + " WHERE name IN ('idx_requests_response_id', 'idx_requests_request_id')");
                ResultSet row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private void addKeys(String kind, String text, Set<String> next) throws SQLException {
        PreparedStatement query = rows.get(kind);
        if (query == null) {
            query = connection.prepareStatement(IDENTITY + ROWS.get(kind));
            rows.put(kind, query);
        }
        query.setString(1, text);
        for (ArchiveKeys.Identity identity : identities(query)) {
            next.addAll(ArchiveKeys.of(identity));
        }
    }

    private static List<ArchiveKeys.Identity> identities(PreparedStatement query) throws SQLException {
        List<ArchiveKeys.Identity> identities = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                identities.add(new ArchiveKeys.Identity(
                        row.getString("id"),
                        row.getString("tool"),
                        row.getString("message_id"),
                        row.getString("fork_key"),
                        new ProviderIds(row.getString("response_id"), row.getString("request_id")),
                        row.getLong("trace") > 0 ? row.getString("session_id") : null));
            }
        }
        return identities;
    }

    @Override
    public void close() throws SQLException {
        keys.close();
        for (PreparedStatement statement : rows.values()) {
            statement.close();
        }
    }
}
