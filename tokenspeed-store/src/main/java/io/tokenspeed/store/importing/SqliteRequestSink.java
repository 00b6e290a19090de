package io.tokenspeed.store.importing;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.RequestSink;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.store.sqlite.Connections;
import io.tokenspeed.store.sqlite.SecondaryIndexes;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stores requests that a program records as they happen, on a connection of its own that it opens anew after each
 * failure. Many short transactions leave the database to importers and to the predecessor's plugin.
 */
public final class SqliteRequestSink implements RequestSink {
    private final Connections connections;
    private final Supplier<Pricing> pricing;
    private @Nullable SqliteImportWriter writer;

    /**
     * Opens the connection now, because that and reading the prices takes longer than a program that ends waits for its
     * first requests. If it fails, {@link #store} tries again.
     */
    public SqliteRequestSink(Connections connections, Supplier<Pricing> pricing) {
        this.connections = connections;
        this.pricing = pricing;
        try {
            writer = open();
        } catch (SQLException | StorageException later) {
            writer = null;
        }
    }

    @Override
    public int store(List<Request> requests) throws IOException {
        try {
            writer().commit(new ImportBatch(requests, List.of()));
            return 0;
        } catch (SQLException failure) {
            throw new IOException(connections.failures().of(failure));
        } catch (StorageException failure) {
            discard();
            throw new IOException(failure.getMessage(), failure);
        }
    }

    private SqliteImportWriter writer() throws SQLException {
        SqliteImportWriter kept = writer;
        if (kept == null) {
            writer = kept = open();
        }
        return kept;
    }

    private SqliteImportWriter open() throws SQLException {
        connections.use(connection -> {
            SecondaryIndexes.create(connection);
            return connection;
        });
        return SqliteImportWriter.recording(connections, pricing.get());
    }

    /** Forgets a connection that failed; the next store opens another one. */
    private void discard() {
        if (writer != null) {
            writer.discard();
            writer = null;
        }
    }

    @Override
    public void close() {
        SqliteImportWriter kept = writer;
        writer = null;
        if (kept != null) {
            kept.close();
        }
    }
}
