package io.tokenspeed.sources.openclaw;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.sources.tree.JsonTree;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the database for events of a session that an earlier read has already passed. */
final class SessionFacts implements AutoCloseable {
    private static final int MOST_KEPT = 1000;

    private final PreparedStatement first;
    private final PreparedStatement change;
    private final Map<String, String> projects = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_KEPT;
        }
    };

    SessionFacts(Connection connection) throws SQLException {
        first = connection.prepareStatement(
                "SELECT event_json FROM transcript_events WHERE session_id = ? ORDER BY seq LIMIT 1");
        change = connection.prepareStatement("SELECT event_json FROM transcript_events WHERE session_id = ? AND seq < ?"
                + " AND (instr(event_json, '\"model_change\"') > 0 OR instr(event_json, '\"model-snapshot\"') > 0)"
                + " ORDER BY seq DESC LIMIT 1");
    }

    /** Returns the folder in which the session's agent works, from the session's first event; null when unknown. */
    @Nullable
    String project(String session) throws SQLException {
        String known = projects.get(session);
        if (known == null) {
            first.setString(1, session);
            JsonNode head = event(first);
            String cwd = "session".equals(JsonTree.text(head, "type")) ? JsonTree.text(head, "cwd") : null;
            known = cwd == null ? "" : cwd;
            projects.put(session, known);
        }
        return known.isEmpty() ? null : known;
    }

    /** Returns the model that the session used when an event was written. */
    ModelRoute route(String session, long seq) throws SQLException {
        change.setString(1, session);
        change.setLong(2, seq);
        JsonNode event = event(change);
        return event == null ? ModelRoute.UNKNOWN : ModelRoute.UNKNOWN.after(event);
    }

    private static @Nullable JsonNode event(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            String json = row.next() ? row.getString(1) : null;
            return json == null ? null : JsonTree.document(json.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException damaged) {
            return null;
        }
    }

    @Override
    public void close() throws SQLException {
        first.close();
        change.close();
    }
}
