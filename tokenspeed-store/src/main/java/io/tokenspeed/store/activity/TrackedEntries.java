package io.tokenspeed.store.activity;

import io.tokenspeed.model.activity.InteractionEntry;
import io.tokenspeed.model.track.InteractionKind;
import io.tokenspeed.store.activity.InteractionPages.Question;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what was tracked in a session from {@code interaction}. */
final class TrackedEntries {
    private static final long HOUR = 3_600_000;
    private static final String OTHERS = "SELECT " + TrackedEntry.COLUMNS + """
         FROM interaction
        WHERE session_id = ? AND (at > ? OR (at = ? AND id > ?)) AND kind <> 'chat' AND (? IS NULL OR kind = ?)
          AND at >= ? AND at < ?
        ORDER BY at, id LIMIT ?\
        """;
    private static final String CHATS = "SELECT " + TrackedEntry.COLUMNS
            + " FROM interaction WHERE session_id = ? AND at >= ? AND at < ? AND kind = 'chat'";

    private static final String OF_HOUR =
            "SELECT " + TrackedEntry.COLUMNS + " FROM interaction WHERE at >= ? AND at < ? ORDER BY at, id";

    private TrackedEntries() {}

    /**
     * What was tracked in a part of time.
     *
     * @param ofChats by the ids of the requests
     * @param others what is no request, in order
     */
    record Tracked(Map<String, TrackedEntry> ofChats, List<TrackedEntry> others) {}

    /** Returns what was tracked in an hour and what is told of its requests an hour around it. */
    static Tracked ofHour(Connection connection, long hour) throws SQLException {
        Tracked found = new Tracked(new HashMap<>(), new ArrayList<>());
        try (PreparedStatement query = connection.prepareStatement(OF_HOUR)) {
            query.setLong(1, (hour - 1) * HOUR);
            query.setLong(2, (hour + 2) * HOUR);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    TrackedEntry entry = TrackedEntry.read(row);
                    if (entry.kind() == InteractionKind.CHAT) {
                        found.ofChats().put(row.getString("request_id"), entry);
                    } else if (Math.floorDiv(entry.outcome().at(), HOUR) == hour) {
                        found.others().add(entry);
                    }
                }
            }
        }
        return found;
    }

    /** Returns the interactions that are no requests, of a span of hours. */
    static List<InteractionEntry> others(Connection connection, Question question, HourSpan span) throws SQLException {
        InteractionKind kind = question.kind();
        try (PreparedStatement query = connection.prepareStatement(OTHERS)) {
            query.setString(1, question.session());
            query.setLong(2, question.afterMillis());
            query.setLong(3, question.afterMillis());
            query.setString(4, question.afterKey());
            query.setString(5, kind == null ? null : kind.word());
            query.setString(6, kind == null ? null : kind.word());
            query.setLong(7, span.first() * HOUR);
            query.setLong(8, span.end() * HOUR);
            query.setInt(9, question.fetched());
            List<InteractionEntry> entries = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    entries.add(TrackedEntry.read(row).entry());
                }
            }
            return entries;
        }
    }

    /**
     * Returns what was tracked of requests, by the ids of their rows. A log may tell another time of a request than the
     * app, but not one that is far off.
     */
    static Map<String, TrackedEntry> ofChats(Connection connection, String session, List<ChatEntries.Chat> chats)
            throws SQLException {
        Map<String, TrackedEntry> tracked = new HashMap<>();
        if (chats.isEmpty()) {
            return tracked;
        }
        try (PreparedStatement query = connection.prepareStatement(CHATS)) {
            query.setString(1, session);
            query.setLong(2, chats.get(0).outcome().at() - HOUR);
            query.setLong(3, chats.get(chats.size() - 1).outcome().at() + HOUR);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    tracked.put(row.getString("request_id"), TrackedEntry.read(row));
                }
            }
        }
        return tracked;
    }
}
