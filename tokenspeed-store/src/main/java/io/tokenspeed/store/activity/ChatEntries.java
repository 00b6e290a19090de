package io.tokenspeed.store.activity;

import io.tokenspeed.model.activity.ChatFacts;
import io.tokenspeed.model.activity.InteractionEntry;
import io.tokenspeed.model.activity.InteractionFacts;
import io.tokenspeed.model.activity.InteractionId;
import io.tokenspeed.model.activity.InteractionOutcome;
import io.tokenspeed.model.request.BelievedCost;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.track.InteractionCost;
import io.tokenspeed.model.track.InteractionKind;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.store.activity.InteractionPages.Question;
import io.tokenspeed.store.columns.NullableColumn;
import io.tokenspeed.store.columns.UsageQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The requests of a session as interactions. */
final class ChatEntries {
    private static final long HOUR = 3_600_000;
    private static final String MISSING = "missing";
    private static final String SELECT = """
        SELECT id, session, provider, model, agent_run, instant, has_usage, status, error_kind, latency_ms, usage_source,
          input, cache_read, cache_write_5m, cache_write_1h, output, reasoning,
          logged_nano, computed_nano, tools_nano, price_id, calculation
        FROM usage_request\
        """;
    private static final String OF_SESSION = SELECT + """
         WHERE superseded = 0 AND instant >= ? AND instant < ? AND session = ?
          AND (instant > ? OR (instant = ? AND id > ?))
        ORDER BY instant, id LIMIT ?\
        """;

    private ChatEntries() {}

    /**
     * A request.
     *
     * @param cost its cost without charges
     */
    record Chat(String id, String session, InteractionOutcome outcome, ChatFacts facts, RequestCost cost) {
        InteractionEntry with(@Nullable TrackedEntry tracked) {
            InteractionCost charged = tracked == null ? RequestCost.NO_CHARGES : tracked.cost();
            return new InteractionEntry(
                    new InteractionId(id, tracked == null ? id : tracked.id().shown(), session),
                    InteractionKind.CHAT,
                    outcome,
                    facts,
                    new InteractionFacts(
                            cost.plus(charged),
                            cost.calculation(),
                            tracked == null ? null : tracked.name(),
                            tracked == null ? null : tracked.metadata()));
        }
    }

    /**
     * The cost of a request.
     *
     * @param billed whether the request has usage, without which it costs nothing
     * @param loggedNano the cost in the log; null for none
     * @param computedNano the computed cost; null for none
     * @param toolsNano the part of the computed cost that is server tools
     * @param calculation the version of the rules
     */
    record RequestCost(
            boolean billed,
            @Nullable Long loggedNano,
            @Nullable Long computedNano,
            long toolsNano,
            int calculation) {
        static final InteractionCost NO_CHARGES = new InteractionCost(0L, 0L, 0L, 0L);

        InteractionCost plus(InteractionCost charged) {
            return billed ? charged.plusRequest(loggedNano, computedNano, toolsNano) : charged;
        }
    }

    /** Adds the requests of a span of hours to {@code chats}. */
    static void read(Connection connection, Question question, HourSpan span, List<Chat> chats) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OF_SESSION)) {
            query.setLong(1, span.first() * HOUR);
            query.setLong(2, span.end() * HOUR);
            query.setString(3, question.session());
            query.setLong(4, question.afterMillis());
            query.setLong(5, question.afterMillis());
            query.setString(6, question.afterKey());
            query.setInt(7, question.fetched() - chats.size());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    chats.add(chat(row));
                }
            }
        }
    }

    /** Returns the requests that match a filter, in order. */
    static List<Chat> matching(Connection connection, UsageFilter filter) throws SQLException {
        UsageQuery conditions = UsageQuery.requests(filter);
        List<Chat> chats = new ArrayList<>();
        try (PreparedStatement query =
                        conditions.prepare(connection, SELECT + conditions.where() + " ORDER BY instant, id");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                chats.add(chat(row));
            }
        }
        return chats;
    }

    /** Returns requests together with what was tracked of them, by the ids of their rows. */
    static List<InteractionEntry> charged(List<Chat> chats, Map<String, TrackedEntry> tracked) {
        return chats.stream().map(chat -> chat.with(tracked.get(chat.id()))).toList();
    }

    private static Chat chat(ResultSet row) throws SQLException {
        RequestCost cost = cost(row);
        String provider = row.getString("provider");
        ChatFacts facts = new ChatFacts(
                row.getString("model"),
                UsageRow.UNKNOWN.equals(provider) ? null : provider,
                row.getString("agent_run"),
                MISSING.equals(row.getString("usage_source")) ? null : tokens(row),
                cost.loggedNano() == null && cost.computedNano() != null ? row.getString("price_id") : null);
        return new Chat(row.getString("id"), row.getString("session"), outcome(row), facts, cost);
    }

    private static InteractionOutcome outcome(ResultSet row) throws SQLException {
        return new InteractionOutcome(
                row.getString("status"),
                row.getString("error_kind"),
                row.getLong("instant"),
                NullableColumn.number(row, row.findColumn("latency_ms")));
    }

    /** An impossible cost in a log does not count. */
    private static RequestCost cost(ResultSet row) throws SQLException {
        Long logged = NullableColumn.number(row, row.findColumn("logged_nano"));
        boolean believed = logged != null && logged >= 0 && logged <= BelievedCost.MOST_NANO;
        return new RequestCost(
                row.getBoolean("has_usage"),
                believed ? logged : null,
                NullableColumn.number(row, row.findColumn("computed_nano")),
                row.getLong("tools_nano"),
                row.getInt("calculation"));
    }

    private static TokenSums tokens(ResultSet row) throws SQLException {
        return new TokenSums(
                believed(row.getLong("input")),
                believed(row.getLong("cache_read")),
                believed(row.getLong("cache_write_5m")),
                believed(row.getLong("cache_write_1h")),
                believed(row.getLong("output")),
                believed(row.getLong("reasoning")));
    }

    private static long believed(long tokens) {
        return tokens < 0 || tokens > TokenCounts.MOST ? 0 : tokens;
    }
}
