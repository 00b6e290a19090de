package io.tokenspeed.store.telemetry;

import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.store.cold.ArchiveKeys;
import io.tokenspeed.store.cold.Thaw;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Chats of VS Code that are another agent's requests. VS Code can run other agents, which log or tell their requests
 * themselves; it tells of them by OpenTelemetry once more. Such a chat does not count where another tool has a request
 * with the same model and counters that ended at about the same time, whichever of both came first.
 */
public final class WrappedChats implements AutoCloseable {
    /** The tool as which VS Code's chat tells of itself. */
    static final String TOOL = "copilot-chat";

    private static final long MILLIS = 2_000;

    private static final String INSTANT = "COALESCE(%1$s.completed_at, %1$s.started_at)";
    private static final String OUTPUT = "(%1$s.output_tokens + %1$s.reasoning_tokens)";

    /** Tools name a model with or without its maker, its date or the size of its context. */
    private static final String NAMED = "instr(replace(%s.model_id, '.', '-'), replace(%s.model_id, '.', '-')) > 0";

    /**
     * A condition: a row is such a chat. Any request without input is like any other, so none of them is. An output
     * that is a placeholder is not compared.
     */
    public static final String WRAPPED = "(requests.trace = 6 AND requests.tool = '" + TOOL + "'"
            + " AND requests.input_tokens + requests.cache_read + requests.cache_write > 0"
            + " AND EXISTS (SELECT 1 FROM requests agent WHERE " + INSTANT.formatted("agent")
            + " BETWEEN " + INSTANT.formatted("requests") + " - " + MILLIS
            + " AND " + INSTANT.formatted("requests") + " + " + MILLIS
            + " AND agent.tool <> '" + TOOL + "'"
            + " AND agent.input_tokens = requests.input_tokens AND agent.cache_read = requests.cache_read"
            + " AND agent.cache_write = requests.cache_write"
            + " AND (agent.output_reliable = 0 OR " + OUTPUT.formatted("agent") + " = " + OUTPUT.formatted("requests")
            + ") AND (" + NAMED.formatted("agent", "requests") + " OR " + NAMED.formatted("requests", "agent") + ")))";

    private final Connection connection;
    private final LongConsumer changed;
    private final PreparedStatement any;
    private final PreparedStatement between;
    private final PreparedStatement find;
    private final PreparedStatement mark;

    WrappedChats(Connection connection, LongConsumer changed) throws SQLException {
        this.connection = connection;
        this.changed = changed;
        any = connection.prepareStatement(
                "SELECT EXISTS (SELECT 1 FROM telemetry_session WHERE tool = '" + TOOL + "')");
        between = connection.prepareStatement("SELECT id, " + INSTANT.formatted("requests") + " FROM requests"
                + " WHERE tool = '" + TOOL + "' AND trace = 6 AND " + INSTANT.formatted("requests")
                + " BETWEEN ? AND ?");
        find = connection.prepareStatement("SELECT superseded, linked_to IS NOT NULL, " + TelemetrySessions.OWNED + ", "
                + WRAPPED + ", response_id, request_id FROM requests WHERE id = ?");
        mark = connection.prepareStatement("UPDATE requests SET superseded = ?, linked_to = NULL WHERE id = ?");
    }

    /** Whether there is any chat that may be an agent's request. */
    boolean wanted(List<Request> requests) throws SQLException {
        if (requests.stream().anyMatch(WrappedChats::isChat)) {
            return true;
        }
        try (ResultSet row = any.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static boolean isChat(Request request) {
        return request.kind() == RecordKind.TELEMETRY && request.tool().equals(TOOL);
    }

    /**
     * Decides again for the chats near requests that came or changed. Thaws what it needs before.
     *
     * @param instants the ends of those requests, in milliseconds since the epoch
     * @param ids receives the provider's ids of chats that began or ceased to count
     * @return how many fewer rows count than before
     */
    long decide(List<Long> instants, Set<ProviderIds> ids) throws SQLException {
        if (instants.isEmpty()) {
            return 0;
        }
        // A chat near a request may belong to another one that is as far away on the other side.
        Thaw.hours(connection, TimeSpan.hours(TimeSpan.around(instants, 2 * MILLIS)));
        long fewer = 0;
        for (Chat chat : near(TimeSpan.around(instants, MILLIS))) {
            fewer += decide(chat, ids);
        }
        return fewer;
    }

    private record Chat(String id, long instant) {}

    private List<Chat> near(List<TimeSpan> spans) throws SQLException {
        List<Chat> chats = new ArrayList<>();
        between.setLong(1, spans.get(0).from());
        between.setLong(2, spans.get(spans.size() - 1).to());
        try (ResultSet row = between.executeQuery()) {
            while (row.next()) {
                Chat chat = new Chat(row.getString(1), row.getLong(2));
                if (TimeSpan.anyContains(spans, chat.instant())) {
                    chats.add(chat);
                }
            }
        }
        return chats;
    }

    /** Leaves a chat alone that has a transcript or that counts elsewhere already, unless an agent's request is it. */
    private long decide(Chat chat, Set<ProviderIds> ids) throws SQLException {
        boolean superseded;
        boolean after;
        ProviderIds own;
        find.setString(1, chat.id());
        try (ResultSet row = find.executeQuery()) {
            row.next();
            superseded = row.getBoolean(1);
            boolean linked = row.getBoolean(2);
            boolean owned = row.getBoolean(3);
            after = row.getBoolean(4);
            boolean same = after ? superseded && (owned || !linked) : !superseded || linked || owned;
            if (same) {
                return 0;
            }
            own = new ProviderIds(row.getString(5), row.getString(6));
        }
        mark(chat, after);
        ids.add(own);
        Thaw.keys(connection, ArchiveKeys.of(own));
        return (after ? 1L : 0L) - (superseded ? 1L : 0L);
    }

    private void mark(Chat chat, boolean superseded) throws SQLException {
        mark.setBoolean(1, superseded);
        mark.setString(2, chat.id());
        mark.executeUpdate();
        changed.accept(chat.instant());
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : new PreparedStatement[] {any, between, find, mark}) {
            statement.close();
        }
    }
}
