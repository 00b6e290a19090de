package io.tokenspeed.store.hub;

import io.tokenspeed.model.storage.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A PostgreSQL database that the nodes of a hub share, through a pool that the caller made and closes. */
final class PostgresHubDatabase extends HubDatabase {
    private final DataSource pool;

    private PostgresHubDatabase(DataSource pool) {
        this.pool = pool;
    }

    /** Opens the database and makes the tables where there are none. */
    static PostgresHubDatabase open(DataSource pool) {
        PostgresHubDatabase database = new PostgresHubDatabase(pool);
        new HubSchema(database, "The PostgreSQL database").ensure();
        return database;
    }

    @Override
    <T> T write(Work<T> work) {
        return transaction(HubSession::beginWriting, work);
    }

    @Override
    <T> T read(Work<T> work) {
        return transaction(HubSession::beginReading, work);
    }

    private <T> T transaction(Begin begin, Work<T> work) {
        Connection connection;
        try {
            connection = pool.getConnection();
        } catch (SQLException failure) {
            throw new StorageException(sentence(failure), failure);
        }
        try (HubSession session = new HubSession(Dialect.POSTGRES, connection)) {
            return transaction(session, begin, work);
        } catch (SQLException failure) {
            throw new StorageException(sentence(failure), failure);
        }
    }

    @Override
    String sentence(Throwable failure) {
        return "The PostgreSQL database cannot be used: " + failure.getMessage() + ".";
    }

    /** The pool is its maker's. */
    @Override
    public void close() {}
}
