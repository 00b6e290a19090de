package io.tokenspeed.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Liquibase inside the transaction of its caller. By itself Liquibase commits a change and the record of it one
 * after the other, and a kill between them could not be repaired. In PostgreSQL, where a failed statement ends a
 * transaction, a rollback returns to Liquibase's last commit: Liquibase finds out by failing whether its own tables
 * exist.
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
