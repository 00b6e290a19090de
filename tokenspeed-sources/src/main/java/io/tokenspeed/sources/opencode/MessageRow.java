package io.tokenspeed.sources.opencode;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the message of a row: id, session, time of creation, time of change, JSON, folder of the session. */
final class MessageRow {
    private final String table;
    private final Marks marks;
    private final Tally tally;

    MessageRow(String table, Marks marks, Tally tally) {
        this.table = table;
        this.marks = marks;
        this.tally = tally;
    }

    /** The message, or null when it is not an answer of a model. A damaged one is counted. */
    @Nullable
    Message read(ResultSet row) throws SQLException, IOException {
        tally.line();
        marks.see(table, Json.stamp(row.getObject(4)));
        String id = row.getString(1);
        String session = row.getString(2);
        byte[] json = row.getBytes(5);
        if (id == null || session == null || json == null) {
            tally.badLine();
            return null;
        }
        try {
            MessageFields fields = MessageFields.parse(json);
            return answer(fields) ? message(id, session, row, fields) : null;
        } catch (JsonProcessingException e) {
            tally.badLine();
            return null;
        }
    }

    /** The second schema has no role in the JSON, and only answers are selected from it. */
    private boolean answer(MessageFields fields) {
        return "assistant".equals(fields.role) || (fields.role == null && table.equals(SessionMessageTable.NAME));
    }

    private @Nullable Message message(String id, String session, ResultSet row, MessageFields fields)
            throws SQLException {
        Long created = fields.created != null ? fields.created : Json.stamp(row.getObject(3));
        if (created == null) {
            tally.badLine();
            return null;
        }
        return Message.of(id, session, created, row.getString(6), fields);
    }
}
