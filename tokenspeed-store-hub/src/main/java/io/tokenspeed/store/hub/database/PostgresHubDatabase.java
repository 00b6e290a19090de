package io.tokenspeed.store.hub.database;

import io.tokenspeed.model.storage.StorageException;
import java.sql.SQLException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL database that the nodes of a hub share, through a pool that the caller creates and closes. */
public final class PostgresHubDatabase extends HubDatabase {
    /** Prefixes of SQL states that mean a lost connection. */
    private static final String CONNECTION = "08";

    private static final String ENDED_BY_OPERATOR = "57P";

    private final DataSource pool;
    private final Runnable connectionLost;
    private final Watchdog watchdog;
    private final Patience patience;

    private PostgresHubDatabase(DataSource pool, Runnable connectionLost, Watchdog watchdog, Patience patience) {
        this.pool = pool;
        this.connectionLost = connectionLost;
        this.watchdog = watchdog;
        this.patience = patience;
    }

    /**
     * Opens the database, and creates or migrates its tables.
     *
     * @param connectionLost is run when a connection turns out to be dead, because other connections of the pool may be
     *     dead, too
     */
    public static PostgresHubDatabase open(DataSource pool, Runnable connectionLost) {
        return open(pool, connectionLost, HubSchema::ensure);
    }

    /**
     * Opens a database that a hub of this version made, without changing it. The pool's connections must refuse to
     * write.
     *
     * @param connectionLost as for {@link #open}
     * @throws StorageException if there is no such database
     */
    public static PostgresHubDatabase readOnly(DataSource pool, Runnable connectionLost) {
        return open(pool, connectionLost, HubSchema::require);
    }

    private static PostgresHubDatabase open(DataSource pool, Runnable connectionLost, Consumer<HubSchema> check) {
        PostgresHubDatabase database = new PostgresHubDatabase(pool, connectionLost, new Watchdog(), Patience.BRIEF);
        try {
            check.accept(new HubSchema(database, "The PostgreSQL database"));
            return database;
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    @Override
    public HubDatabase with(Patience other) {
        return new PostgresHubDatabase(pool, connectionLost, watchdog, other);
    }

    @Override
    public <T> T write(Work<T> work) {
        return transaction(HubSession::beginWriting, work);
    }

    @Override
    public <T> T read(Work<T> work) {
        return transaction(HubSession::beginReading, work);
    }

    private <T> T transaction(Begin begin, Work<T> work) {
        try (HubSession session = new HubSession(Dialect.POSTGRES, pool.getConnection(), patience.settings())) {
            return watched(session, begin, work);
        } catch (SQLException failure) {
            throw new StorageException(sentence(failure), failure);
        } catch (StorageException failure) {
            if (isLost(failure.getCause())) {
                connectionLost.run();
            }
            throw failure;
        }
    }

    private <T> T watched(HubSession session, Begin begin, Work<T> work) throws SQLException {
        session.limitSilence(patience.silence());
        Future<?> watch = watchdog.over(session, patience.whole());
        try {
            return transaction(session, begin, work);
        } finally {
            watch.cancel(false);
        }
    }

    /** Returns whether a failure or one of its causes is a lost connection, not a failed statement. */
    private static boolean isLost(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String state = cause instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
            if (state.startsWith(CONNECTION) || state.startsWith(ENDED_BY_OPERATOR)) {
                return true;
            }
        }
        return false;
    }

    @Override
    String sentence(Throwable failure) {
        return "The PostgreSQL database cannot be used: " + failure.getMessage() + ".";
    }

    /** Leaves the pool open for its owner. */
    @Override
    public void close() {
        watchdog.close();
    }
}
