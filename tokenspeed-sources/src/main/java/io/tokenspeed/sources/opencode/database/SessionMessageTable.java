package io.tokenspeed.sources.opencode.database;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.sources.database.Marks;
import io.tokenspeed.sources.database.Tables;
import io.tokenspeed.sources.opencode.message.Message;
import io.tokenspeed.sources.opencode.message.RecordChoice;
import io.tokenspeed.sources.opencode.message.Requests;
import io.tokenspeed.sources.records.FileRecords;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads the tables of the second schema: {@code session_message}, with the role in its column {@code type} and the
 * content in its JSON. A compaction is a request, too. Early builds moved rows to a second table with the same columns.
 */
final class SessionMessageTable {
    /** The names of the tables with these columns. */
    static final List<String> NAMES = List.of("session_message", "session_message_retained");

    private final String name;
    private final Tables tables;
    private final Marks marks;
    private final FileRecords tally;
    private final RecordChoice choice;

    SessionMessageTable(String name, Tables tables, Marks marks, FileRecords tally, RecordChoice choice) {
        this.name = name;
        this.tables = tables;
        this.marks = marks;
        this.tally = tally;
        this.choice = choice;
    }

    static boolean in(Tables tables, String name) {
        return tables.has(name, "id", "session_id", "type", "data");
    }

    void read(Connection connection) throws SQLException, IOException {
        Marks.Since since = tables.has(name, "time_updated") ? marks.since(connection, name) : null;
        try (PreparedStatement statement = connection.prepareStatement(sql(since == null))) {
            if (since != null) {
                statement.setLong(1, since.time());
                statement.setLong(2, since.row());
            }
            try (ResultSet rows = statement.executeQuery()) {
                read(rows);
            }
        }
    }

    private void read(ResultSet rows) throws SQLException, IOException {
        MessageRow messageRow = new MessageRow(name, rows, marks, tally);
        int toldElsewhere = rows.findColumn("told_elsewhere");
        int type = rows.findColumn("message_type");
        while (rows.next()) {
            if (rows.getBoolean(toldElsewhere)) {
                messageRow.see();
                tally.passedOver();
                continue;
            }
            String place = messageRow.place();
            Message message = messageRow.read(rows.getString(type));
            if (message != null) {
                Requests.take(message, List.of(), RecordKind.MESSAGE, place, tally, choice);
            }
        }
    }

    private String sql(boolean all) {
        SessionJoin session = new SessionJoin(tables, "session_v2", "session");
        return "SELECT " + MessageRow.columns(name, tables, session) + ", m.type AS message_type, "
                + new ToldElsewhere(name, tables, session).condition() + " AS told_elsewhere FROM " + name + " m "
                + session.joins()
                + "WHERE (m.type = 'assistant' OR instr(m.data, '\"tokens\"') > 0 OR instr(m.data, '\"cost\"') > 0)"
                + (all ? "" : " AND (m.time_updated >= ? OR m.time_updated IS NULL OR m.rowid > ?)");
    }
}
