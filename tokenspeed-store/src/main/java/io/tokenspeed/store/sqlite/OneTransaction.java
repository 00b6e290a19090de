package io.tokenspeed.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the migration tool inside the transaction that its caller began and will end, because it would commit a change and
 * the note that it was made one after the other, and a kill between them could not be repaired. Where a failed statement
 * ends a transaction, as in PostgreSQL, it goes back to what the tool meant to commit last: it finds out by failing
 * whether its own tables are there.
 */
final class OneTransaction extends JdbcConnection {
    private final Connection connection;
    private @Nullable Savepoint committed;

    OneTransaction(Connection connection) throws SQLException {
        super(connection);
        this.connection = connection;
        this.committed = connection.getAutoCommit() ? null : connection.setSavepoint();
    }

    @Override
    public boolean getAutoCommit() {
        return false;
    }

    @Override
    public void setAutoCommit(boolean autoCommit) {}

    @Override
    public void commit() throws DatabaseException {
        try {
            if (committed != null) {
                connection.releaseSavepoint(committed);
                committed = connection.setSavepoint();
            }
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    @Override
    public void rollback() throws DatabaseException {
        try {
            if (committed != null) {
                connection.rollback(committed);
            }
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    @Override
    public void close() {}
}
