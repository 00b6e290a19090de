package io.tokenspeed.store;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.CursorTable;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.usage.UsageReader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Supplier;

/** The database of one machine in one SQLite file. Several processes may use the file at once. */
public final class SqliteLocalStorage implements LocalStorage {
    /** The version of the schema that this program writes. */
    public static final int SCHEMA_VERSION = Schema.VERSION;

    private final Connections connections;
    private final Supplier<Pricing> pricing;

    private SqliteLocalStorage(Connections connections, Supplier<Pricing> pricing) {
        this.connections = connections;
        this.pricing = pricing;
    }

    /**
     * Opens the database, and makes it or brings it up to date where that is needed.
     *
     * @param pricing asked for when the first requests are stored, because reading prices takes time
     * @throws io.tokenspeed.model.storage.StorageException if it cannot be used
     */
    public static SqliteLocalStorage open(Path path, Supplier<Pricing> pricing) {
        Connections connections = new Connections(path);
        new Schema(connections).ensure();
        return new SqliteLocalStorage(connections, pricing);
    }

    @Override
    public ImportWriter beginImport() {
        try {
            return new SqliteImportWriter(connections, pricing.get());
        } catch (SQLException failure) {
            throw connections.failures().of(failure);
        }
    }

    @Override
    public CursorTable cursors() {
        return tool -> connections.use(connection -> CursorRows.list(connection, tool));
    }

    @Override
    public RequestTable requests() {
        return new SqliteRequests(connections);
    }

    @Override
    public UsageReader usage() {
        return new SqliteUsage(connections);
    }

    @Override
    public void close() {
        connections.close();
    }
}
