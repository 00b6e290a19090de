package io.tokenspeed.sources.opencode;

import io.tokenspeed.model.request.Trace;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads the first schema: {@code message}, with {@code part} and {@code session} where they are there. A message is
 * read with all of its parts whenever it or one of them changed, and only one message is held at a time.
 */
final class MessageTable {
    static final String MESSAGE = "message";
    static final String PART = "part";

    private final Tables tables;
    private final Marks marks;
    private final Tally tally;
    private final boolean parts;

    MessageTable(Tables tables, Marks marks, Tally tally) {
        this.tables = tables;
        this.marks = marks;
        this.tally = tally;
        this.parts = tables.has(PART, "id", "message_id", "data");
    }

    static boolean in(Tables tables) {
        return tables.has(MESSAGE, "id", "session_id", "data");
    }

    void read(Connection connection) throws SQLException, IOException {
        Long messagesSince = marks.since(MESSAGE);
        Long partsSince = marks.since(PART);
        boolean all = messagesSince == null || !incremental();
        try (PreparedStatement statement = connection.prepareStatement(sql(all))) {
            if (!all && messagesSince != null) {
                statement.setLong(1, messagesSince);
                if (parts) {
                    statement.setLong(2, partsSince == null ? 0 : partsSince);
                }
            }
            try (ResultSet rows = statement.executeQuery()) {
                read(rows);
            }
        }
    }

    private boolean incremental() {
        return tables.has(MESSAGE, "time_updated") && (!parts || tables.has(PART, "time_updated"));
    }

    /**
     * In the order of the rows, which is that of the outer loop, so that nothing is sorted. Parts of messages that
     * cannot be answers of a model are not fetched: users attach files.
     */
    private String sql(boolean all) {
        return "SELECT m.id, m.session_id, " + tables.column(MESSAGE, "m", "time_created") + ", "
                + tables.column(MESSAGE, "m", "time_updated") + ", m.data, "
                + tables.column("session", "s", "directory") + ", "
                + (parts ? partColumns() : "NULL, NULL, NULL, NULL") + " FROM message m "
                + (session() ? "LEFT JOIN session s ON s.id = m.session_id " : "")
                + (parts ? "LEFT JOIN part p ON p.message_id = m.id AND instr(m.data, 'assistant') > 0 " : "")
                + (all ? "" : "WHERE m.rowid IN (" + changed() + ") ")
                + "ORDER BY m.rowid";
    }

    private String partColumns() {
        return "p.id, " + tables.column(PART, "p", "time_created") + ", " + tables.column(PART, "p", "time_updated")
                + ", p.data";
    }

    private boolean session() {
        return tables.has("session", "id", "directory");
    }

    private String changed() {
        String messages = "SELECT c.rowid FROM message c WHERE c.time_updated >= ? OR c.time_updated IS NULL";
        return parts
                ? messages + " UNION SELECT c.rowid FROM part d JOIN message c ON c.id = d.message_id"
                        + " WHERE d.time_updated >= ? OR d.time_updated IS NULL"
                : messages;
    }

    private void read(ResultSet rows) throws SQLException, IOException {
        MessageRow messageRow = new MessageRow(MESSAGE, marks, tally);
        PartRow partRow = new PartRow(marks, tally);
        boolean more = rows.next();
        while (more) {
            String id = rows.getString(1);
            Message message = messageRow.read(rows);
            List<Part> found = new ArrayList<>();
            do {
                Part part = partRow.read(rows);
                if (part != null) {
                    found.add(part);
                }
                more = rows.next();
            } while (more && Objects.equals(id, rows.getString(1)));
            if (message != null) {
                tally.requests(Requests.of(message, found, Trace.MESSAGE));
            }
        }
    }
}
