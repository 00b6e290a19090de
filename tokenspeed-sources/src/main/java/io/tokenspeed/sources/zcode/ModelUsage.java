package io.tokenspeed.sources.zcode;

import io.tokenspeed.sources.database.DatabaseReader;
import io.tokenspeed.sources.database.Marks;
import io.tokenspeed.sources.database.TableRow;
import io.tokenspeed.sources.database.Tables;
import io.tokenspeed.sources.records.FileRecords;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the table {@code model_usage}. The tool inserts a row when it sends a request and updates the row until the
 * request has ended, so rows that had not ended are always read again.
 */
final class ModelUsage implements DatabaseReader.Rows {
    private static final String TABLE = "model_usage";
    private static final String SESSION = "session";

    @Override
    public @Nullable String read(Connection connection, Marks marks, FileRecords records)
            throws SQLException, IOException {
        Tables tables = Tables.of(connection, List.of(TABLE, SESSION));
        if (!tables.has(TABLE, "id", "session_id", "model_id", "started_at", "input_tokens", "output_tokens")) {
            return "no table of usage in a form that this version knows";
        }
        Marks.Since since = tables.has(TABLE, "completed_at") ? marks.since(connection, TABLE) : null;
        try (PreparedStatement query = connection.prepareStatement(sql(tables, since == null))) {
            if (since != null) {
                query.setLong(1, since.row());
                query.setLong(2, since.time());
            }
            TableRow.each(query, row -> take(row, marks, records));
        }
        return null;
    }

    /** Without the table of sessions, its columns are read as null. */
    private static String sql(Tables tables, boolean all) {
        boolean sessions = tables.has(SESSION, "id");
        return "SELECT u.rowid AS row_number, " + TableRow.columns(tables, TABLE, "u", ModelAttempt.COLUMNS) + ", "
                + TableRow.columns(tables, sessions ? SESSION : "", "s", ModelAttempt.SESSION_COLUMNS) + " FROM "
                + TABLE + " u" + (sessions ? " LEFT JOIN session s ON s.id = u.session_id" : "")
                + (all ? "" : " WHERE u.rowid > ? OR u.completed_at >= ? OR u.completed_at IS NULL");
    }

    private static void take(TableRow row, Marks marks, FileRecords records) throws IOException {
        long number = Long.parseLong(String.valueOf(row.text("row_number")));
        marks.see(TABLE, number, row.millis("completed_at"));
        records.session(row.text("session_id"), row.text("parent_id"));
        String id = row.text("id");
        String place = "usage " + (id == null ? "in row " + number : id.replace('\n', ' '));
        ModelAttempt usage = records.record(place, () -> new ModelAttempt(row));
        if (usage == null || usage.unfinished()) {
            return;
        }
        String reason = usage.reasonToDrop();
        if (reason == null) {
            records.requests(place, List.of(usage.request()), usage.doubt());
        } else {
            records.dropped(place, reason);
        }
    }
}
