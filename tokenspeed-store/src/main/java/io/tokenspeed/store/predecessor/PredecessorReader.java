package io.tokenspeed.store.predecessor;

import io.tokenspeed.store.sqlite.SchemaOwner;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteLimits;

/**
 * Reads the copy of a database of the predecessor. Anybody may have made the file, so nothing in it is run, and only
 * ordinary tables are read, without indexes and large values.
 */
final class PredecessorReader implements AutoCloseable {
    private static final int MAX_VALUE_BYTES = 1 << 20;

    private final SQLiteConnection connection;

    private PredecessorReader(SQLiteConnection connection) {
        this.connection = connection;
    }

    /** Receives the values of one row. */
    interface RowSink {
        void row(Object[] values) throws SQLException;
    }

    private interface Reading<T> {
        T read() throws SQLException;
    }

    static PredecessorReader open(Path copy) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        SQLiteConnection connection = (SQLiteConnection) config.createConnection("jdbc:sqlite:" + copy);
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES);
        connection.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA cell_size_check = ON");
            statement.execute("PRAGMA query_only = ON");
            return new PredecessorReader(connection);
        } catch (SQLException failure) {
            connection.close();
            throw judged(failure);
        }
    }

    SchemaOwner owner() throws SQLException {
        return read(() -> SchemaOwner.of(connection));
    }

    Set<String> columns(String table) throws SQLException {
        return read(() -> SchemaOwner.columns(connection, table));
    }

    boolean isSound() throws SQLException {
        return read(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
                return row.next() && row.getString(1).equals("ok");
            }
        });
    }

    long count(String table, String condition) throws SQLException {
        return read(() -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("SELECT COUNT(*) FROM " + table + " NOT INDEXED" + condition)) {
                return row.next() ? row.getLong(1) : 0;
            }
        });
    }

    /** Passes every row that meets the condition to {@code sink}. */
    void forEach(String names, int width, String table, String condition, RowSink sink) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = read(() ->
                        statement.executeQuery("SELECT " + names + " FROM " + table + " NOT INDEXED" + condition))) {
            while (read(row::next)) {
                sink.row(read(() -> values(row, width)));
            }
        }
    }

    private static Object[] values(ResultSet row, int width) throws SQLException {
        Object[] values = new Object[width];
        for (int i = 0; i < width; i++) {
            values[i] = row.getObject(i + 1);
        }
        return values;
    }

    private static <T> T read(Reading<T> reading) throws SQLException {
        try {
            return reading.read();
        } catch (SQLException failure) {
            throw judged(failure);
        }
    }

    /** Classifies a failure: a lack of space or memory is not damage of the file. */
    private static SQLException judged(SQLException failure) {
        if (failure instanceof SQLiteException sqlite) {
            String name = sqlite.getResultCode().name();
            for (String passing : new String[] {"FULL", "IOERR", "NOMEM", "CANTOPEN", "BUSY"}) {
                if (name.startsWith("SQLITE_" + passing)) {
                    return failure;
                }
            }
        }
        return new PredecessorDamage(failure);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
