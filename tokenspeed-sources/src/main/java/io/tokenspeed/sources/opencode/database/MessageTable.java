package io.tokenspeed.sources.opencode.database;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.sources.database.Marks;
import io.tokenspeed.sources.database.Tables;
import io.tokenspeed.sources.opencode.message.Message;
import io.tokenspeed.sources.opencode.message.Part;
import io.tokenspeed.sources.opencode.message.RecordChoice;
import io.tokenspeed.sources.opencode.message.Requests;
import io.tokenspeed.sources.records.FileRecords;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the tables of the first schema: {@code message}, and {@code part} and {@code session} where they exist. Reads a
 * message with all of its parts when the message or one of the parts changed, and holds one message at a time.
 */
final class MessageTable {
    static final String MESSAGE = "message";
    static final String PART = "part";

    private final Tables tables;
    private final Marks marks;
    private final FileRecords tally;
    private final RecordChoice choice;
    private final boolean parts;

    MessageTable(Tables tables, Marks marks, FileRecords tally, RecordChoice choice) {
        this.tables = tables;
        this.marks = marks;
        this.tally = tally;
        this.choice = choice;
        this.parts = tables.has(PART, "id", "message_id", "data");
    }

    static boolean in(Tables tables) {
        return tables.has(MESSAGE, "id", "session_id", "data");
    }

    void read(Connection connection) throws SQLException, IOException {
        Marks.Since since = incremental() ? marks.since(connection, MESSAGE) : null;
        try (PreparedStatement statement = connection.prepareStatement(sql(since == null))) {
            if (since != null) {
                bind(statement, 1, since);
                if (parts) {
                    Marks.Since partsSince = marks.since(connection, PART);
                    bind(statement, 3, partsSince == null ? new Marks.Since(0, 0) : partsSince);
                }
            }
            try (ResultSet rows = statement.executeQuery()) {
                read(rows);
            }
        }
    }

    private static void bind(PreparedStatement statement, int parameter, Marks.Since since) throws SQLException {
        statement.setLong(parameter, since.time());
        statement.setLong(parameter + 1, since.row());
    }

    private boolean incremental() {
        return tables.has(MESSAGE, "time_updated") && (!parts || tables.has(PART, "time_updated"));
    }

    /**
     * Orders by row number, the order of the outer loop, so that SQLite need not sort. Does not fetch the parts of
     * messages that cannot be answers of a model, because users may attach large files.
     */
    private String sql(boolean all) {
        SessionJoin session = new SessionJoin(tables, "session", "session_v2");
        return "SELECT " + MessageRow.columns(MESSAGE, tables, session) + ", "
                + (parts ? PartRow.columns(tables) : PartRow.NO_COLUMNS) + " FROM message m "
                + session.joins()
                + (parts ? "LEFT JOIN part p ON p.message_id = m.id AND instr(m.data, 'assistant') > 0 " : "")
                + (all ? "" : "WHERE m.rowid IN (" + changed() + ") ")
                + "ORDER BY m.rowid";
    }

    private String changed() {
        String messages =
                "SELECT c.rowid FROM message c" + " WHERE c.time_updated >= ? OR c.time_updated IS NULL OR c.rowid > ?";
        return parts
                ? messages + " UNION SELECT c.rowid FROM part d JOIN message c ON c.id = d.message_id"
                        + " WHERE d.time_updated >= ? OR d.time_updated IS NULL OR d.rowid > ?"
                : messages;
    }

    private void read(ResultSet rows) throws SQLException, IOException {
        MessageRow messageRow = new MessageRow(MESSAGE, rows, marks, tally);
        PartRow partRow = new PartRow(rows, marks, tally);
        boolean more = rows.next();
        while (more) {
            long row = messageRow.number();
            String place = messageRow.place();
            Message message = messageRow.read(null);
            List<Part> found = new ArrayList<>();
            do {
                Part part = partRow.read();
                if (part != null) {
                    found.add(part);
                }
                more = rows.next();
            } while (more && row == messageRow.number());
            if (message != null) {
                Requests.take(message, found, RecordKind.MESSAGE, place, tally, choice);
            }
        }
    }
}
