package io.tokenspeed.sources.opencode;

import io.tokenspeed.model.request.Trace;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads the second schema: {@code session_message}, whose type says who speaks, and whose content is in its JSON. */
final class SessionMessageTable {
    static final String NAME = "session_message";

    private final Tables tables;
    private final Marks marks;
    private final Tally tally;

    SessionMessageTable(Tables tables, Marks marks, Tally tally) {
        this.tables = tables;
        this.marks = marks;
        this.tally = tally;
    }

    static boolean in(Tables tables) {
        return tables.has(NAME, "id", "session_id", "type", "data");
    }

    void read(Connection connection) throws SQLException, IOException {
        Long since = tables.has(NAME, "time_updated") ? marks.since(NAME) : null;
        try (PreparedStatement statement = connection.prepareStatement(sql(since == null))) {
            if (since != null) {
                statement.setLong(1, since);
            }
            try (ResultSet rows = statement.executeQuery()) {
                read(rows);
            }
        }
    }

    private void read(ResultSet rows) throws SQLException, IOException {
        MessageRow messageRow = new MessageRow(NAME, marks, tally);
        while (rows.next()) {
            Message message = messageRow.read(rows);
            if (message != null) {
                tally.requests(Requests.of(message, List.of(), Trace.MESSAGE));
            }
        }
    }

    private String sql(boolean all) {
        String session = tables.has("session_v2", "id", "directory") ? "session_v2" : "session";
        return "SELECT m.id, m.session_id, " + tables.column(NAME, "m", "time_created") + ", "
                + tables.column(NAME, "m", "time_updated") + ", m.data, "
                + (tables.has(session, "id") ? tables.column(session, "s", "directory") : "NULL")
                + " FROM session_message m "
                + (tables.has(session, "id") ? "LEFT JOIN " + session + " s ON s.id = m.session_id " : "")
                + "WHERE m.type = 'assistant'"
                + (all ? "" : " AND (m.time_updated >= ? OR m.time_updated IS NULL)");
    }
}
