package io.tokenspeed.store;

import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.CursorFile;
import io.tokenspeed.model.storage.CursorMove;
import io.tokenspeed.model.storage.CursorPosition;
import io.tokenspeed.model.storage.FileCounts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table {@code file_cursor}. */
final class CursorRows implements AutoCloseable {
    private static final String COLUMNS = """
        tool, path, file_key, size, modified, read_offset, head_hash, reader_version, state, lines, records, \
        bad_lines, doubtful, findings, problem""";
    private static final int COLUMN_COUNT = 15;
    private static final String PLACES = "(?" + ", ?".repeat(COLUMN_COUNT - 1) + ")";

    private final PreparedStatement insert;
    private final PreparedStatement move;

    CursorRows(Connection connection) throws SQLException {
        insert = connection.prepareStatement(
                "INSERT INTO file_cursor (" + COLUMNS + ") VALUES " + PLACES + " ON CONFLICT DO NOTHING");
        move = connection.prepareStatement(
                "UPDATE file_cursor SET (" + COLUMNS + ") = " + PLACES + " WHERE (" + COLUMNS + ") IS " + PLACES);
    }

    /** Applies a move if the stored cursor is where it starts; false when it is not. */
    boolean apply(CursorMove step) throws SQLException {
        PreparedStatement statement = step.before() == null ? insert : move;
        bind(statement, 0, step.after());
        if (step.before() != null) {
            bind(statement, COLUMN_COUNT, step.before());
        }
        return statement.executeUpdate() > 0;
    }

    private static void bind(PreparedStatement statement, int offset, Cursor cursor) throws SQLException {
        statement.setString(offset + 1, cursor.file().tool());
        statement.setString(offset + 2, cursor.file().path());
        statement.setString(offset + 3, cursor.file().fileKey());
        statement.setLong(offset + 4, cursor.file().size());
        statement.setLong(offset + 5, cursor.file().modifiedMillis());
        statement.setLong(offset + 6, cursor.position().offset());
        statement.setString(offset + 7, cursor.position().headHash());
        statement.setInt(offset + 8, cursor.position().readerVersion());
        statement.setString(offset + 9, cursor.position().state());
        statement.setLong(offset + 10, cursor.counts().lines());
        statement.setLong(offset + 11, cursor.counts().records());
        statement.setLong(offset + 12, cursor.counts().badLines());
        statement.setLong(offset + 13, cursor.counts().doubtful());
        statement.setString(offset + 14, FindingText.of(cursor.findings()));
        statement.setString(offset + COLUMN_COUNT, cursor.problem());
    }

    static List<Cursor> list(Connection connection, String tool) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM file_cursor WHERE tool = ? ORDER BY path")) {
            query.setString(1, tool);
            List<Cursor> cursors = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    cursors.add(read(row));
                }
            }
            return cursors;
        }
    }

    private static Cursor read(ResultSet row) throws SQLException {
        return new Cursor(
                new CursorFile(row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5)),
                new CursorPosition(row.getLong(6), row.getString(7), row.getInt(8), row.getString(9)),
                new FileCounts(row.getLong(10), row.getLong(11), row.getLong(12), row.getLong(13)),
                FindingText.parse(row.getString(14)),
                row.getString(COLUMN_COUNT));
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        move.close();
    }
}
