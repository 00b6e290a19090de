package io.tokenspeed.sources.opencode.database;

import io.tokenspeed.sources.database.Marks;
import io.tokenspeed.sources.database.Tables;
import io.tokenspeed.sources.json.JsonFields;
import io.tokenspeed.sources.opencode.message.Home;
import io.tokenspeed.sources.opencode.message.Message;
import io.tokenspeed.sources.opencode.message.MessageFields;
import io.tokenspeed.sources.opencode.message.MessageLocation;
import io.tokenspeed.sources.records.FileRecords;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads the message in the current row of a result set. Looks up the numbers of the columns once for all rows. */
final class MessageRow {
    private static final String ANSWER = "assistant";

    private final String table;
    private final ResultSet row;
    private final int id;
    private final int session;
    private final int created;
    private final int updated;
    private final int data;
    private final int directory;
    private final int root;
    private final int parent;
    private final int number;
    private final Marks marks;
    private final FileRecords tally;

    /**
     * Creates a reader of the message columns.
     *
     * @param rows the result of a query with {@link #columns}
     */
    MessageRow(String table, ResultSet rows, Marks marks, FileRecords tally) throws SQLException {
        this.table = table;
        this.row = rows;
        this.id = rows.findColumn("message_id");
        this.session = rows.findColumn("message_session");
        this.created = rows.findColumn("message_created");
        this.updated = rows.findColumn("message_updated");
        this.data = rows.findColumn("message_data");
        this.directory = rows.findColumn(SessionJoin.DIRECTORY);
        this.root = rows.findColumn(SessionJoin.ROOT);
        this.parent = rows.findColumn(SessionJoin.PARENT);
        this.number = rows.findColumn("message_row");
        this.marks = marks;
        this.tally = tally;
    }

    /** Returns the columns for a query in which the table of messages has the alias {@code m}. */
    static String columns(String table, Tables tables, SessionJoin session) {
        return "m.id AS message_id, m.session_id AS message_session, "
                + tables.column(table, "m", "time_created") + " AS message_created, "
                + tables.column(table, "m", "time_updated") + " AS message_updated, m.data AS message_data, "
                + session.columns() + ", m.rowid AS message_row";
    }

    void see() throws SQLException {
        marks.see(table, number(), JsonFields.stamp(row.getObject(updated)));
    }

    /** Returns the row number of the message. */
    long number() throws SQLException {
        return row.getLong(number);
    }

    String place() throws SQLException {
        return MessageLocation.message(row.getString(id), number());
    }

    /**
     * Returns the message, or null when it is not an answer of a model. Counts a damaged message.
     *
     * @param type the type of the message by its row; null in the first schema, where only the JSON has the role
     */
    @Nullable
    Message read(@Nullable String type) throws SQLException, IOException {
        see();
        String place = place();
        String message = row.getString(id);
        String ofSession = row.getString(session);
        Long at = JsonFields.stamp(row.getObject(created));
        byte[] json = row.getBytes(data);
        tally.session(ofSession, row.getString(parent));
        Home home = new Home(row.getString(directory), row.getString(root));
        return tally.record(place, () -> {
            if (message == null || ofSession == null || json == null) {
                tally.dropped(place, message == null ? "no id" : ofSession == null ? "no session" : "no data");
                return null;
            }
            MessageFields fields = MessageFields.parse(json);
            return answer(fields, type) ? message(place, message, ofSession, at, home, fields) : null;
        });
    }

    /** In the second schema a message of another type can be a request, too, such as a compaction. */
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
            String place, String message, String ofSession, @Nullable Long at, Home home, MessageFields fields) {
        Long start = fields.created != null ? fields.created : at != null ? at : fields.completed;
        if (start == null) {
            tally.dropped(place, "no readable time");
            return null;
        }
        return Message.of(message, ofSession, start, home, fields);
    }
}
