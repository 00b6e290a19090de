package io.tokenspeed.store;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.BatchResult;
import io.tokenspeed.model.storage.CursorMove;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The writing side of an import, on a connection of its own. */
final class SqliteImportWriter implements ImportWriter {
    /** Ids of requests are random, so an import touches most of the pages of their index again and again. */
    private static final int CACHE_KIB = 64 << 10;

    /** A page that changes in many transactions is copied to the database once per checkpoint. */
    private static final int CHECKPOINT_PAGES = 16_000;

    private final Connections connections;
    private final Connection connection;
    private final Statement statement;
    private final RequestWriter requests;
    private final Supersession supersession;
    private final ProjectRows projects;
    private final CursorRows cursors;

    SqliteImportWriter(Connections connections, Pricing pricing) throws SQLException {
        this.connections = connections;
        this.connection = connections.open();
        this.statement = connection.createStatement();
        statement.execute("PRAGMA cache_size = -" + CACHE_KIB);
        statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
        this.requests = new RequestWriter(connection, pricing);
        this.supersession = new Supersession(connection);
        this.projects = new ProjectRows(connection);
        this.cursors = new CursorRows(connection);
    }

    @Override
    public BatchResult commit(ImportBatch batch) {
        try {
            statement.execute("BEGIN IMMEDIATE");
            try {
                BatchResult result = write(batch);
                statement.execute("COMMIT");
                return result;
            } catch (SQLException | RuntimeException failure) {
                rollback(failure);
                throw failure;
            }
        } catch (SQLException failure) {
            throw connections.failures().of(failure);
        }
    }

    private BatchResult write(ImportBatch batch) throws SQLException {
        long inserted = requests.write(batch.requests());
        supersession.decide(batch.requests());
        projects.note(batch.requests());
        long stale = 0;
        for (CursorMove move : batch.moves()) {
            stale += cursors.apply(move) ? 0 : 1;
        }
        return new BatchResult(inserted, batch.requests().size() - inserted, stale);
    }

    /** Some errors, a full disk among them, have rolled back already. */
    private void rollback(Exception cause) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            cause.addSuppressed(alreadyRolledBack);
        }
    }

    @Override
    public void close() {
        try (connection;
                statement;
                requests;
                supersession;
                projects;
                cursors) {
            SecondaryIndexes.create(connection);
            UsageHours.refresh(connection);
        } catch (SQLException failure) {
            throw connections.failures().of(failure);
        }
    }
}
