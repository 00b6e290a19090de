package io.tokenspeed.store;

import io.tokenspeed.model.alert.AlertTable;
import io.tokenspeed.model.archive.ArchiveStore;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.limit.LimitTable;
import io.tokenspeed.model.predecessor.PredecessorQueue;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.price.reprice.Repricing;
import io.tokenspeed.model.price.sync.PriceStore;
import io.tokenspeed.model.storage.ChangedHours;
import io.tokenspeed.model.storage.CursorTable;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.storage.RequestSink;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.telemetry.TelemetryTable;
import io.tokenspeed.model.track.ComponentRates;
import io.tokenspeed.model.track.TrackStore;
import io.tokenspeed.model.track.TrackedWork;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.store.activity.SessionWork;
import io.tokenspeed.store.alert.SqliteAlertTable;
import io.tokenspeed.store.archive.SqliteArchive;
import io.tokenspeed.store.cold.FrozenHour;
import io.tokenspeed.store.cold.Thaw;
import io.tokenspeed.store.importing.CorrectedCount;
import io.tokenspeed.store.importing.CursorRows;
import io.tokenspeed.store.importing.SqliteChangedHours;
import io.tokenspeed.store.importing.SqliteImportWriter;
import io.tokenspeed.store.importing.SqliteRequestSink;
import io.tokenspeed.store.limit.SqliteLimits;
import io.tokenspeed.store.predecessor.SqlitePredecessorQueue;
import io.tokenspeed.store.predecessor.TakenOver;
import io.tokenspeed.store.predecessor.Takeover;
import io.tokenspeed.store.predecessor.TakeoverRows;
import io.tokenspeed.store.price.SqlitePriceStore;
import io.tokenspeed.store.price.reprice.SqliteRepricing;
import io.tokenspeed.store.query.SqliteDashboard;
import io.tokenspeed.store.query.SqliteRequests;
import io.tokenspeed.store.query.SqliteUsage;
import io.tokenspeed.store.sqlite.Connections;
import io.tokenspeed.store.sqlite.DatabaseLocation;
import io.tokenspeed.store.sqlite.OwnerOnly;
import io.tokenspeed.store.sqlite.Schema;
import io.tokenspeed.store.telemetry.SqliteTelemetry;
import io.tokenspeed.store.track.SqliteTrackStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;

/** The local database in one SQLite file, which several processes may use at once. */
public final class SqliteLocalStorage implements LocalStorage {
    /** The version of the schema that this program creates. */
    public static final int SCHEMA_VERSION = Schema.VERSION;

    private final Connections connections;
    private final Supplier<Pricing> pricing;

    private SqliteLocalStorage(Connections connections, Supplier<Pricing> pricing) {
        this.connections = connections;
        this.pricing = pricing;
    }

    /**
     * Opens the database, and creates or migrates it where needed. Restricts a file that everybody may read to its
     * owner.
     *
     * @param pricing called when an import begins, because reading prices takes time
     * @throws io.tokenspeed.model.storage.StorageException if the database cannot be used
     */
    public static SqliteLocalStorage open(Path path, Supplier<Pricing> pricing) {
        Connections connections = new Connections(path);
        Schema schema = new Schema(connections, Clock.system(ZoneId.systemDefault()));
        connections.follow(() -> {
            schema.ensure();
            OwnerOnly.closeToOthers(path);
        });
        return new SqliteLocalStorage(connections, pricing);
    }

    /**
     * Takes over {@code data/tokenspeed-monitor.sqlite} of the working directory, where early versions of the
     * predecessor kept their database, unless this state of the file was looked at before. The file itself does not
     * change.
     *
     * @return the result; empty if there was nothing to do
     * @throws io.tokenspeed.model.storage.StorageException if the local database cannot be used now
     */
    public Optional<TakenOver> takeOver(Environment environment, Clock clock) {
        return new Takeover(connections, clock).run(environment);
    }

    /** Returns the results of all takeovers of the predecessor's databases, oldest first. */
    public List<TakenOver> takeovers() {
        return connections.use(TakeoverRows::list);
    }

    /** Returns the changes of counts after updates that read logs anew, per tool; empty if no count changed. */
    public List<CorrectedCount> correctedCounts() {
        return connections.use(CorrectedCount::read);
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
    public RequestSink recording() {
        return new SqliteRequestSink(connections, pricing);
    }

    /**
     * Returns a store for what programs track. The caller closes it before the storage.
     *
     * @param rates what the charges of interactions cost, asked for again and again
     */
    public TrackStore track(Supplier<ComponentRates> rates) {
        return new SqliteTrackStore(connections, pricing, rates);
    }

    @Override
    public CursorTable cursors() {
        return CursorRows.table(connections);
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
    public LimitTable limits() {
        return new SqliteLimits(connections);
    }

    /**
     * Computes the costs of stored requests anew, by the prices that imports use.
     *
     * @param clock the time of runs
     */
    public Repricing repricing(Clock clock) {
        return new SqliteRepricing(connections, requests(), pricing, SqliteLocalStorage::thaw, clock);
    }

    private static void thaw(Connection connection, SortedSet<Long> hours) throws SQLException {
        List<FrozenHour> unused = Thaw.hours(connection, hours);
    }

    /** Finds the hours whose requests changed. */
    public ChangedHours changedHours() {
        return new SqliteChangedHours(connections);
    }

    /** Reads the uploads that the predecessor did not send, and whether it still sends. */
    public PredecessorQueue predecessorQueue(Environment environment) {
        Path credentials = DatabaseLocation.below(environment).path().resolveSibling("hub-credentials.json");
        return new SqlitePredecessorQueue(connections, credentials);
    }

    /** The archive of single requests. */
    public ArchiveStore archive() {
        return new SqliteArchive(connections);
    }

    /**
     * The rules of alerts, and what became of them.
     *
     * @param clock the time of changes
     */
    public AlertTable alerts(Clock clock) {
        return new SqliteAlertTable(connections, clock);
    }

    /** The prices that were synchronised, and those that a stored cost refers to. */
    public PriceStore prices() {
        return new SqlitePriceStore(connections);
    }

    /** What tools told by OpenTelemetry, beside their requests. */
    public TelemetryTable telemetry() {
        return new SqliteTelemetry(connections);
    }

    /** What programs tracked in a session. */
    public TrackedWork.Reader tracked() {
        return (sessionId, filter) -> SessionWork.of(connections, sessionId, filter);
    }

    /** The queries of a dashboard. Keeps the hour sums in memory, so callers should create one and keep it. */
    public DashboardReader dashboard() {
        return new SqliteDashboard(connections);
    }

    @Override
    public void close() {
        connections.close();
    }
}
