package io.tokenspeed.sources.kiro;

import io.tokenspeed.sources.database.DatabaseReader;
import io.tokenspeed.sources.database.Marks;
import io.tokenspeed.sources.database.TableRow;
import io.tokenspeed.sources.database.Tables;
import io.tokenspeed.sources.json.JsonFields;
import io.tokenspeed.sources.records.FileRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the table {@code conversations_v2}: a JSON text per conversation, which Kiro writes anew after each answer. */
final class Conversations implements DatabaseReader.Rows {
    private static final String TABLE = "conversations_v2";
    private static final int MAX_LENGTH = 128 << 20;

    @Override
    public @Nullable String read(Connection connection, Marks marks, FileRecords records)
            throws SQLException, IOException {
        Tables tables = Tables.of(connection, List.of(TABLE));
        if (!tables.has(TABLE, "key", "conversation_id", "value")) {
            return "no table of conversations in a form that this version knows";
        }
        Marks.Since since = tables.has(TABLE, "updated_at") ? marks.since(connection, TABLE) : null;
        try (PreparedStatement query = connection.prepareStatement(sql(tables, since == null))) {
            if (since != null) {
                query.setLong(1, since.row());
                query.setLong(2, since.time());
            }
            TableRow.each(query, row -> take(row, marks, records));
        }
        return null;
    }

    private static String sql(Tables tables, boolean all) {
        return "SELECT c.rowid AS row_number, c.key AS folder, c.conversation_id AS conversation, length(c.value) AS"
                + " size, CASE WHEN length(c.value) <= " + MAX_LENGTH + " THEN CAST(c.value AS TEXT) END AS json, "
                + tables.column(TABLE, "c", "updated_at") + " AS updated_at FROM " + TABLE + " c"
                + (all ? "" : " WHERE c.rowid > ? OR c.updated_at >= ? OR c.updated_at IS NULL");
    }

    private static void take(TableRow row, Marks marks, FileRecords records) throws IOException {
        long number = Long.parseLong(String.valueOf(row.text("row_number")));
        marks.see(TABLE, number, row.millis("updated_at"));
        String place = "conversation in row " + number;
        String id = row.text("conversation");
        String json = row.text("json");
        if (id == null || json == null) {
            records.record(place, () -> null);
            records.dropped(place, id == null ? "no id" : row.text("size") == null ? "no data" : "too long");
            return;
        }
        Conversation conversation =
                records.record(place, () -> JsonFields.parse(json.getBytes(StandardCharsets.UTF_8), Conversation::new));
        if (conversation != null) {
            conversation.take(id, row.text("folder"), place, records);
        }
    }
}
