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
    /**
     * Writing transactions look rows up by key. PostgreSQL has no statistics of a young table and would scan all of it
     * each time.
     */
    private static final String BY_INDEX =
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off";

    /**
     * Reading transactions look up stretches of time that are values of the statement, in the order in which it names
     * its tables. PostgreSQL takes each stretch for a ninth of the table: it would compare all rows with all of them, or
     * read all time of each series, and compile statements that take a millisecond.
     */
    private static final String BY_TIME =
            "; SET LOCAL enable_seqscan = off; SET LOCAL join_collapse_limit = 1; SET LOCAL jit = off";

    private final Dialect dialect;
    private final Connection connection;
    private final String settings;
    private @Nullable Handle handle;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /**
     * A session on a connection.
     *
     * @param settings SQL that every transaction appends to its first statement; may be empty
     */
    HubSession(Dialect dialect, Connection connection, String settings) {
        this.dialect = dialect;
        this.connection = connection;
        this.settings = settings;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** A Jdbi handle on the connection, for tables that change seldom. */
    public Handle handle() {
        Handle open = handle == null ? Jdbi.create(connection).open() : handle;
        handle = open;
        return open;
    }

    /** Returns a prepared statement that is kept for later use; for statements that run with every upload. */
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

    /**
     * Moves everything from SQLite's write-ahead log to the database file; false if another connection prevents that.
     */
    boolean checkpoint() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            return row.next() && row.getInt(1) == 0;
        }
    }

    /**
     * Begins a writing transaction. SQLite takes the write lock at once, because a reader that turns to writing may
     * find another writer there.
     */
    void beginWriting() throws SQLException {
        switch (dialect) {
            case SQLITE -> execute("BEGIN IMMEDIATE");
            case POSTGRES -> {
                connection.setAutoCommit(false);
                execute(BY_INDEX + settings);
            }
        }
    }

    /** Begins a reading transaction, in which all statements see one snapshot. */
    void beginReading() throws SQLException {
        switch (dialect) {
            case SQLITE -> execute("BEGIN");
            case POSTGRES -> {
                connection.setAutoCommit(false);
                execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY" + BY_TIME + settings);
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

    /** Rolls back, and clears the batches of the prepared statements, which outlive the transaction. */
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

    /** Makes a statement fail if the server sends nothing for this long. */
    void limitSilence(Duration limit) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, (int) limit.toMillis());
    }

    /** Ends the connection even while a statement runs; may be called by other threads. */
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
