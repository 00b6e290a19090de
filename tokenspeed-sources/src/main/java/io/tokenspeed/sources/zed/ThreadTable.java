package io.tokenspeed.sources.zed;

import io.tokenspeed.sources.database.DatabaseReader;
import io.tokenspeed.sources.database.Marks;
import io.tokenspeed.sources.database.Tables;
import io.tokenspeed.sources.records.FileRecords;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the table {@code threads}, one thread at a time. */
final class ThreadTable implements DatabaseReader.Rows {
    private static final String NAME = "threads";
    private static final int SECONDS = "2026-11-02T09:00:00".length();

    @Override
    public @Nullable String read(Connection connection, Marks marks, FileRecords records)
            throws SQLException, IOException {
        Tables tables = Tables.of(connection, List.of(NAME));
        if (!tables.has(NAME, "id", "updated_at", "data_type", "data")) {
            return "its table of threads is not known";
        }
        Marks.Since since = marks.since(connection, NAME);
        try (PreparedStatement query = connection.prepareStatement(sql(tables, since == null))) {
            if (since != null) {
                query.setString(1, text(since.time()));
                query.setLong(2, since.row());
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ThreadRow row = ThreadRow.of(rows);
                    marks.see(NAME, row.number(), row.updatedMillis());
                    row.take(records);
                }
            }
        }
        return null;
    }

    /** Zed writes times in UTC, with fractions of a second of any length, so the text is compared up to the second. */
    private static String text(long millis) {
        return Instant.ofEpochMilli(millis)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .substring(0, SECONDS);
    }

    private static String sql(Tables tables, boolean all) {
        return "SELECT t.rowid, t.id, t.updated_at, " + tables.column(NAME, "t", "parent_id") + ", "
                + tables.column(NAME, "t", "folder_paths") + ", "
                + tables.column(NAME, "t", "folder_paths_order") + ", t.data_type, t.data FROM " + NAME + " t"
                + (all ? "" : " WHERE t.updated_at >= ? OR t.updated_at IS NULL OR t.rowid > ?");
    }
}
