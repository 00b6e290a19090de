package io.tokenspeed.sources.openclaw;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.sources.database.Columns;
import io.tokenspeed.sources.database.DatabaseReader;
import io.tokenspeed.sources.database.Marks;
import io.tokenspeed.sources.database.Tables;
import io.tokenspeed.sources.records.FileRecords;
import io.tokenspeed.sources.tree.JsonTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the table {@code transcript_events(session_id, seq, event_json, created_at)} of an agent's database. The table
 * of the sessions, which names the model of a session, has had two names.
 */
final class TranscriptTable implements DatabaseReader.Rows {
    private static final String EVENTS = "transcript_events";
    private static final List<String> SESSIONS = List.of("session_windows", "sessions");

    private final Rollouts rollouts;
    private final long modified;

    /**
     * Creates a reader of one database.
     *
     * @param modified when the database was last written, in milliseconds since the epoch
     */
    TranscriptTable(Rollouts rollouts, long modified) {
        this.rollouts = rollouts;
        this.modified = modified;
    }

    @Override
    public @Nullable String read(Connection connection, Marks marks, FileRecords records)
            throws SQLException, IOException {
        Tables tables = Tables.of(connection, List.of(EVENTS, SESSIONS.get(0), SESSIONS.get(1)));
        if (!tables.has(EVENTS, "session_id", "seq", "event_json")) {
            return "no table of transcripts in a form that this version knows";
        }
        Marks.Since since = marks.since(connection, EVENTS);
        try (SessionFacts facts = new SessionFacts(connection);
                PreparedStatement query = connection.prepareStatement(sql(tables, since != null))) {
            if (since != null) {
                query.setLong(1, since.time());
                query.setLong(2, since.row());
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    read(row, marks, facts, records);
                }
            }
        }
        return null;
    }

    /** Only rows that may be answers leave the database. */
    private static String sql(Tables tables, boolean changed) {
        String created = tables.column(EVENTS, "e", "created_at");
        String sessions = SESSIONS.stream()
                .filter(name -> tables.has(name, "session_id", "model"))
                .findFirst()
                .orElse(null);
        String columns = sessions == null
                ? "NULL AS model, NULL AS provider"
                : "s.model AS model, " + tables.column(sessions, "s", "model_provider") + " AS provider";
        return "SELECT e.rowid AS number, e.session_id AS session, e.seq AS seq, e.event_json AS event, " + created
                + " AS created, " + columns + " FROM transcript_events e"
                + (sessions == null ? "" : " LEFT JOIN " + sessions + " s ON s.session_id = e.session_id")
                + " WHERE instr(e.event_json, '\"assistant\"') > 0"
                + (changed ? " AND (" + created + " >= ? OR e.rowid > ?)" : "")
                + " ORDER BY e.rowid";
    }

    private void read(ResultSet row, Marks marks, SessionFacts facts, FileRecords records)
            throws SQLException, IOException {
        Long created = Columns.millis(row, "created");
        marks.see(EVENTS, row.getLong("number"), created == null ? modified : created);
        String session = String.valueOf(row.getString("session"));
        long seq = row.getLong("seq");
        String place = "event " + session.replace('\n', ' ') + ' ' + seq;
        String json = String.valueOf(row.getString("event"));
        Answer answer = records.record(place, () -> answer(json));
        String thread = answer == null ? null : answer.codexThread();
        if (answer == null || (thread != null && rollouts.has(thread))) {
            return;
        }
        ModelRoute route = answer.route().model() == null ? facts.route(session, seq) : ModelRoute.UNKNOWN;
        ModelRoute used = route.or(new ModelRoute(Columns.text(row, "model"), Columns.text(row, "provider")));
        AnswerRequest.Origin origin = new AnswerRequest.Origin(session, facts.project(session));
        Request request = records.attempt(
                place, () -> AnswerRequest.of(answer, origin, used, created == null ? modified : created));
        if (request != null) {
            records.requests(place, List.of(request), answer.doubt());
        }
    }

    private static @Nullable Answer answer(String json) throws IOException {
        JsonNode event = JsonTree.document(json.getBytes(StandardCharsets.UTF_8));
        return event == null ? null : Answer.of(event);
    }
}
