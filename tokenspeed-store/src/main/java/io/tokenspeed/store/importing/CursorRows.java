package io.tokenspeed.store.importing;

import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.CursorFile;
import io.tokenspeed.model.storage.CursorMove;
import io.tokenspeed.model.storage.CursorPosition;
import io.tokenspeed.model.storage.CursorStamp;
import io.tokenspeed.model.storage.CursorTable;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.store.sqlite.Connections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code file_cursor}. */
public final class CursorRows implements AutoCloseable {
    private static final CursorColumn[] COLUMNS = CursorColumn.values();
    private static final String NAMES = "(" + CursorColumn.NAMES + ")";
    private static final String OF_TOOL = "SELECT " + CursorColumn.NAMES + " FROM file_cursor WHERE tool = ?";
    private static final String STAMPS = "SELECT tool, path, file_key, size, modified, reader_version, problem IS NULL"
            + " FROM file_cursor WHERE tool = ?";
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

    /** The cursors of a database. */
    public static CursorTable table(Connections connections) {
        return new Table(connections);
    }

    private record Table(Connections connections) implements CursorTable {
        @Override
        public List<Cursor> list(String tool) {
            return connections.use(connection -> rows(connection, OF_TOOL + " ORDER BY path", CursorRows::read, tool));
        }

        @Override
        public List<CursorStamp> stamps(String tool) {
            return connections.use(connection -> rows(connection, STAMPS, CursorRows::stamp, tool));
        }

        @Override
        public Optional<Cursor> find(String tool, String path) {
            return connections.use(
                    connection -> rows(connection, OF_TOOL + " AND path = ?", CursorRows::read, tool, path).stream()
                            .findFirst());
        }
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> rows(Connection connection, String sql, RowReader<T> reader, String... values)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setString(i + 1, values[i]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        }
    }

    private static CursorStamp stamp(ResultSet row) throws SQLException {
        CursorFile file =
                new CursorFile(row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getLong(5));
        return new CursorStamp(file, row.getInt(6), row.getBoolean(7));
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
