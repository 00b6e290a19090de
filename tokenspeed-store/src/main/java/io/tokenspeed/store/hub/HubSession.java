package io.tokenspeed.store.hub;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A connection in use by one thread, with its prepared statements. */
final class HubSession implements AutoCloseable {
    /** Writing looks rows up by their keys. Of a young table PostgreSQL knows no size yet, and would read all of it each time. */
    private static final String BY_INDEX =
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off";

    private final Dialect dialect;
    private final Connection connection;
    private @Nullable Handle handle;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    HubSession(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    Dialect dialect() {
        return dialect;
    }

    /** For tables that change seldom. */
    Handle handle() {
        Handle open = handle == null ? Jdbi.create(connection).open() : handle;
        handle = open;
        return open;
    }

    /** A statement that is kept; for what runs with every upload. */
    PreparedStatement prepare(String sql) throws SQLException {
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

    /** SQLite is told in advance, because a reader that wants to write later may find another writer there. */
    void beginWriting() throws SQLException {
        switch (dialect) {
            case SQLITE -> execute("BEGIN IMMEDIATE");
            case POSTGRES -> {
                connection.setAutoCommit(false);
                execute(BY_INDEX);
            }
        }
    }

    /** What several statements read comes from one state. */
    void beginReading() throws SQLException {
        switch (dialect) {
            case SQLITE -> execute("BEGIN");
            case POSTGRES -> {
                connection.setAutoCommit(false);
                execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
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

    @Override
    public void close() throws SQLException {
        try (connection) {
            for (PreparedStatement statement : prepared.values()) {
                statement.close();
            }
        }
    }
}
