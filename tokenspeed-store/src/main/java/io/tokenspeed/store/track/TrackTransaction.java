package io.tokenspeed.store.track;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.track.ComponentRates;
import io.tokenspeed.model.track.TrackEvent;
import io.tokenspeed.model.track.TrackResult;
import io.tokenspeed.store.sqlite.Connections;
import io.tokenspeed.store.sqlite.DatabaseFiles;
import io.tokenspeed.store.sqlite.SecondaryIndexes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Transactions of one writer, on a connection of its own that is opened anew after each failure. */
final class TrackTransaction implements AutoCloseable {
    private static final long PRICES_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int CACHE_KIB = 16 << 10;
    private static final long BUSY_SECONDS = 10;

    private final Connections connections;
    private final Supplier<Pricing> pricing;
    private final Supplier<ComponentRates> rates;
    private @Nullable Open open;

    TrackTransaction(Connections connections, Supplier<Pricing> pricing, Supplier<ComponentRates> rates) {
        this.connections = connections;
        this.pricing = pricing;
        this.rates = rates;
    }

    /** A connection with all that was prepared on it. */
    private record Open(
            Connection connection, Statement statement, DatabaseFiles files, EventWriter events, long pricedNanos) {}

    /** Stores all lists of events in one transaction, which is durable when this method returns. */
    List<List<TrackResult>> write(List<List<TrackEvent>> lists) {
        ComponentRates current = rates.get();
        waitForImport();
        try {
            return committed(opened(), lists, current);
        } catch (SQLException failure) {
            discard();
            throw connections.failures().of(failure);
        } catch (RuntimeException failure) {
            discard();
            throw failure;
        } finally {
            connections.writing().unlock();
        }
    }

    /** Waits in line with the imports of this process, which would keep the database busy again and again. */
    private void waitForImport() {
        try {
            if (connections.writing().tryLock(BUSY_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new StorageException(
                "The database " + connections.path() + " is busy with an import; try again later.", null);
    }

    private List<List<TrackResult>> committed(Open on, List<List<TrackEvent>> lists, ComponentRates current)
            throws SQLException {
        on.files().change().ifPresent(change -> {
            throw new StorageException("The database " + connections.path() + " " + change + "; try again.", null);
        });
        on.statement().execute("BEGIN IMMEDIATE");
        try {
            List<List<TrackResult>> results = new ArrayList<>();
            for (List<TrackEvent> events : lists) {
                results.add(on.events().write(events, current));
            }
            on.events().finish();
            on.statement().execute("COMMIT");
            return results;
        } catch (SQLException | RuntimeException failure) {
            rollback(on.statement(), failure);
            throw failure;
        }
    }

    /** After some errors, such as a full disk, SQLite has rolled back already. */
    private static void rollback(Statement statement, Exception cause) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            cause.addSuppressed(alreadyRolledBack);
        }
    }

    private Open opened() throws SQLException {
        Open kept = open;
        if (kept != null && System.nanoTime() - kept.pricedNanos() < PRICES_NANOS) {
            return kept;
        }
        close();
        connections.use(connection -> {
            SecondaryIndexes.create(connection);
            return connection;
        });
        Connection connection = connections.open();
        Statement statement = connection.createStatement();
        statement.execute("PRAGMA synchronous = FULL");
        statement.execute("PRAGMA cache_size = -" + CACHE_KIB);
        Open made = new Open(
                connection,
                statement,
                DatabaseFiles.of(connections.path()),
                new EventWriter(connection, pricing.get()),
                System.nanoTime());
        open = made;
        return made;
    }

    /** Leaves the connection open if its files were taken away, as {@link Connections} does. */
    private void discard() {
        Open kept = open;
        open = null;
        if (kept == null || kept.files().change().isPresent()) {
            return;
        }
        try {
            kept.connection().close();
        } catch (SQLException alreadyBroken) {
            return;
        }
    }

    @Override
    public void close() {
        discard();
    }
}
