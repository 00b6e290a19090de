package io.tokenspeed.sources.opencode;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the message of a row: id, session, time of creation, time of change, JSON, home of the session, row number. */
final class MessageRow {
    private static final String ANSWER = "assistant";

    private final String table;
    private final Marks marks;
    private final Tally tally;

    MessageRow(String table, Marks marks, Tally tally) {
        this.table = table;
        this.marks = marks;
        this.tally = tally;
    }

    /** The columns that are read, where messages have the alias {@code m}. */
    static String columns(String table, Tables tables, SessionJoin session) {
        return "m.id, m.session_id, " + tables.column(table, "m", "time_created") + ", "
                + tables.column(table, "m", "time_updated") + ", m.data, " + session.columns() + ", m.rowid";
    }

    void see(ResultSet row) throws SQLException {
        marks.see(table, row.getLong(8), Json.stamp(row.getObject(4)));
    }

    static String place(ResultSet row) throws SQLException {
        return Places.message(row.getString(1), row.getLong(8));
    }

    /**
     * The message, or null when it is not an answer of a model. A damaged one is counted.
     *
     * @param type what the row says that it is; null where only its JSON tells
     */
    @Nullable
    Message read(ResultSet row, @Nullable String type) throws SQLException, IOException {
        see(row);
        String place = place(row);
        String id = row.getString(1);
        String session = row.getString(2);
        Long created = Json.stamp(row.getObject(3));
        byte[] json = row.getBytes(5);
        Home home = SessionJoin.home(row, 6);
        return tally.record(place, () -> {
            if (id == null || session == null || json == null) {
                tally.dropped(place, id == null ? "no id" : session == null ? "no session" : "no data");
                return null;
            }
            MessageFields fields = MessageFields.parse(json);
            return answer(fields, type) ? message(place, id, session, created, home, fields) : null;
        });
    }

    /** In the second schema other kinds of messages can be requests, too; a compaction is one. */
    private static boolean answer(MessageFields fields, @Nullable String type) {
        if (type == null) {
            return ANSWER.equals(fields.role);
        }
        if (type.equals(ANSWER)) {
            return fields.role == null || fields.role.equals(ANSWER);
        }
        fields.finish(type);
        return fields.usage();
    }

    private @Nullable Message message(
            String place, String id, String session, @Nullable Long created, Home home, MessageFields fields) {
        Long start = fields.created != null ? fields.created : created != null ? created : fields.completed;
        if (start == null) {
            tally.dropped(place, "no readable time");
            return null;
        }
        return Message.of(id, session, start, home, fields);
    }
}
