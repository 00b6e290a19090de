package io.tokenspeed.store.hub.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A connection in use by one thread, with its prepared statements. */
public final class HubSession implements AutoCloseable {
    /** Writing looks rows up by their keys. Of a young table PostgreSQL knows no size yet, and would read all of it each time. */
    private static final String BY_INDEX =
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off";

    private final Dialect dialect;
    private final Connection connection;
    private final String settings;
    private @Nullable Handle handle;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /**
     * A session on a connection.
     *
     * @param settings what every transaction adds to its first statement; empty for nothing
     */
    HubSession(Dialect dialect, Connection connection, String settings) {
        this.dialect = dialect;
        this.connection = connection;
        this.settings = settings;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** For tables that change seldom. */
    public Handle handle() {
        Handle open = handle == null ? Jdbi.create(connection).open() : handle;
        handle = open;
        return open;
    }

    /** A statement that is kept; for what runs with every upload. */
    public PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Moves all that is in SQLite's log to the file itself; false when somebody holds that up. */
    boolean checkpoint() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            return row.next() && row.getInt(1) == 0;
        }
    }

    /** SQLite is told in advance, because a reader that wants to write later may find another writer there. */
    void beginWriting() throws SQLException {
        switch (dialect) {
            case SQLITE -> execute("BEGIN IMMEDIATE");
            case POSTGRES -> {
                connection.setAutoCommit(false);
                execute(BY_INDEX + settings);
            }
        }
    }

    /** What several statements read comes from one state. */
    void beginReading() throws SQLException {
        switch (dialect) {
            case SQLITE -> execute("BEGIN");
            case POSTGRES -> {
                connection.setAutoCommit(false);
                execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY" + settings);
            }
        }
    }

    void commit() throws SQLException {
        switch (dialect) {
            case SQLITE -> execute("COMMIT");
            case POSTGRES -> {
                connection.commit();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Statements are kept, so what was added to their batches must go. */
    void rollback() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.clearBatch();
        }
        switch (dialect) {
            case SQLITE -> execute("ROLLBACK");
            case POSTGRES -> {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Gives a statement up that the server does not answer for so long. */
    void limitSilence(Duration limit) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, (int) limit.toMillis());
    }

    /** Ends the connection whatever it is doing; for other threads. */
    void abort(Executor executor) throws SQLException {
        connection.abort(executor);
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            for (PreparedStatement statement : prepared.values()) {
                statement.close();
            }
        }
    }
}
