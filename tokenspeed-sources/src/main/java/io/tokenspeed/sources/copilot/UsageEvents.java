package io.tokenspeed.sources.copilot;

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
 * Reads the table {@code assistant_usage_events}, to which the tool adds a row when a request ended. Releases differ in
 * its columns. The tool may number the rows anew, so rows with later times are read again, too.
 */
final class UsageEvents implements DatabaseReader.Rows {
    static final String TABLE = "assistant_usage_events";

    private static final String SESSIONS = "sessions";

    @Override
    public @Nullable String read(Connection connection, Marks marks, FileRecords records)
            throws SQLException, IOException {
        Tables tables = Tables.of(connection, List.of(TABLE, SESSIONS));
        if (!tables.has(TABLE, "session_id", "model", "input_tokens", "output_tokens", "created_at")) {
            return isBefore(tables) ? null : "no table of usage in a form that this version knows";
        }
        Marks.Since since = marks.since(connection, TABLE);
        try (PreparedStatement query = connection.prepareStatement(sql(tables, since == null))) {
            if (since != null) {
                query.setLong(1, since.row());
                query.setLong(2, since.time() / 1000);
            }
            TableRow.each(query, row -> take(row, marks, records));
        }
        return null;
    }

    /** The first releases with the database kept sessions in it, but no usage. */
    private static boolean isBefore(Tables tables) {
        return tables.has(SESSIONS, "id") && !tables.has(TABLE, "id");
    }

    private static String sql(Tables tables, boolean all) {
        boolean sessions = tables.has(SESSIONS, "id", "cwd");
        return "SELECT e.rowid AS row_number, " + TableRow.columns(tables, TABLE, "e", UsageEvent.COLUMNS)
                + (sessions ? ", s.cwd AS cwd" : "") + " FROM " + TABLE + " e"
                + (sessions ? " LEFT JOIN sessions s ON s.id = e.session_id" : "")
                + (all
                        ? ""
                        : " WHERE e.rowid > ? OR e.created_at >= datetime(?, 'unixepoch')"
                                + " OR typeof(e.created_at) <> 'text'");
    }

    private static void take(TableRow row, Marks marks, FileRecords records) throws IOException {
        long number = Long.parseLong(String.valueOf(row.text("row_number")));
        String place = "usage event " + number;
        marks.see(TABLE, number, row.millis("created_at"));
        UsageEvent event = records.record(place, () -> new UsageEvent(row));
        if (event == null) {
            return;
        }
        String reason = event.reasonToDrop();
        if (reason == null) {
            records.requests(place, List.of(event.request()), event.doubt());
        } else {
            records.dropped(place, reason);
        }
    }
}
