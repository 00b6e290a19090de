package io.tokenspeed.store;

import java.sql.Connection;
import liquibase.database.jvm.JdbcConnection;

/**
 * Keeps the migration tool inside the transaction that its caller began and will end, because it would commit a change and
 * the note that it was made one after the other, and a kill between them could not be repaired.
 */
final class OneTransaction extends JdbcConnection {
    OneTransaction(Connection connection) {
        super(connection);
    }

    @Override
    public boolean getAutoCommit() {
        return false;
    }

    @Override
    public void setAutoCommit(boolean autoCommit) {}

    @Override
    public void commit() {}

    @Override
    public void rollback() {}

    @Override
    public void close() {}
}
