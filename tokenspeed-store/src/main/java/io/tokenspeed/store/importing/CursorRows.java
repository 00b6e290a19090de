package io.tokenspeed.store.importing;

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
public final class CursorRows implements AutoCloseable {
    private static final CursorColumn[] COLUMNS = CursorColumn.values();
    private static final String NAMES = "(" + CursorColumn.NAMES + ")";
    private static final String VALUES = "(?" + ", ?".repeat(COLUMNS.length - 1) + ")";

    private final PreparedStatement insert;
    private final PreparedStatement move;

    CursorRows(Connection connection) throws SQLException {
        insert = connection.prepareStatement(
                "INSERT INTO file_cursor " + NAMES + " VALUES " + VALUES + " ON CONFLICT DO NOTHING");
        move = connection.prepareStatement(
                "UPDATE file_cursor SET " + NAMES + " = " + VALUES + " WHERE " + NAMES + " IS " + VALUES);
    }

    /** Applies a move; returns false if the stored cursor is not at the start of the move. */
    boolean apply(CursorMove step) throws SQLException {
        PreparedStatement statement = step.before() == null ? insert : move;
        bind(statement, 0, step.after());
        if (step.before() != null) {
            bind(statement, COLUMNS.length, step.before());
        }
        return statement.executeUpdate() > 0;
    }

    private static void bind(PreparedStatement statement, int offset, Cursor cursor) throws SQLException {
        for (CursorColumn column : COLUMNS) {
            column.bind(statement, offset + column.position(), cursor);
        }
    }

    public static List<Cursor> list(Connection connection, String tool) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT " + CursorColumn.NAMES + " FROM file_cursor WHERE tool = ? ORDER BY path")) {
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
                new CursorFile(
                        text(row, CursorColumn.TOOL),
                        text(row, CursorColumn.PATH),
                        text(row, CursorColumn.FILE_KEY),
                        number(row, CursorColumn.SIZE),
                        number(row, CursorColumn.MODIFIED)),
                new CursorPosition(
                        number(row, CursorColumn.READ_OFFSET),
                        text(row, CursorColumn.HEAD_HASH),
                        (int) number(row, CursorColumn.READER_VERSION),
                        text(row, CursorColumn.STATE)),
                new FileCounts(
                        number(row, CursorColumn.LINES),
                        number(row, CursorColumn.RECORDS),
                        number(row, CursorColumn.BAD_LINES),
                        number(row, CursorColumn.DOUBTFUL)),
                FindingText.parse(text(row, CursorColumn.FINDINGS)),
                row.getString(CursorColumn.PROBLEM.position()));
    }

    private static String text(ResultSet row, CursorColumn column) throws SQLException {
        return row.getString(column.position());
    }

    private static long number(ResultSet row, CursorColumn column) throws SQLException {
        return row.getLong(column.position());
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        move.close();
    }
}
