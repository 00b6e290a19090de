package io.tokenspeed.store.importing;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.BatchResult;
import io.tokenspeed.model.storage.CursorMove;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.store.cold.ColdRecords;
import io.tokenspeed.store.gateway.GatewayRows;
import io.tokenspeed.store.hours.UsageHours;
import io.tokenspeed.store.limit.SqliteLimits;
import io.tokenspeed.store.price.KeptPrices;
import io.tokenspeed.store.session.SessionRows;
import io.tokenspeed.store.sqlite.Connections;
import io.tokenspeed.store.sqlite.DatabaseFiles;
import io.tokenspeed.store.sqlite.SecondaryIndexes;
import io.tokenspeed.store.telemetry.TelemetryJoin;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes the batches of an import, on a connection of its own. */
public final class SqliteImportWriter implements ImportWriter {
    /** Request ids are random, so an import touches most pages of their index again and again. */
    private static final int CACHE_KIB = 64 << 10;

    private static final int RECORDING_CACHE_KIB = 2 << 10;

    /** A page that changes in many transactions is copied to the database once per checkpoint. */
    private static final int CHECKPOINT_PAGES = 16_000;

    private final Connections connections;
    private final Connection connection;
    private final DatabaseFiles files;
    private final Statement statement;
    private final @Nullable FirstImport first;
    private final KeptPrices prices;
    private final ColdRecords cold;
    private final RequestWriter requests;
    private final Supersession supersession;
    private final Replays replays;
    private final TelemetryJoin telemetry;
    private final TwinRows twins;
    private final GatewayRows gateway;
    private final ProjectRows projects;
    private final SessionRows sessions;
    private final CursorRows cursors;

    /** Begins an import of logs. */
    public SqliteImportWriter(Connections connections, Pricing pricing) throws SQLException {
        this(connections, pricing, false);
    }

    /**
     * Begins to write requests that cannot be read again, a few at a time: each commit outlives a power cut, and the
     * triggers of the file stay.
     */
    static SqliteImportWriter recording(Connections connections, Pricing pricing) throws SQLException {
        return new SqliteImportWriter(connections, pricing, true);
    }

    private SqliteImportWriter(Connections connections, Pricing pricing, boolean recording) throws SQLException {
        this.connections = connections;
        this.connection = connections.open();
        this.statement = connection.createStatement();
        statement.execute("PRAGMA cache_size = -" + (recording ? RECORDING_CACHE_KIB : CACHE_KIB));
        statement.execute(recording ? "PRAGMA synchronous = FULL" : "PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
        this.files = DatabaseFiles.of(connections.path());
        this.first = !recording && isEmpty(statement) ? new FirstImport(connection, statement) : null;
        this.prices = new KeptPrices(connection, pricing);
        this.cold = new ColdRecords(connection);
        TouchedRequests touched = new TouchedRequests(first == null ? RequestListener.NONE : first);
        this.requests = new RequestWriter(connection, prices, touched);
        this.telemetry = new TelemetryJoin(connection, requests.lent(), requests::rewrite, changed());
        touched.tell(telemetry);
        this.supersession = new Supersession(connection);
        this.replays = new Replays(connection);
        this.twins = new TwinRows(connection, changed());
        this.gateway = new GatewayRows(connection, requests::rewrite, changed());
        this.projects = new ProjectRows(connection);
        this.sessions = new SessionRows(connection);
        this.cursors = new CursorRows(connection);
    }

    private LongConsumer changed() {
        return first == null ? instant -> {} : first::changed;
    }

    private static boolean isEmpty(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("SELECT 1 FROM requests UNION ALL SELECT 1 FROM archive_hour LIMIT 1")) {
            return !row.next();
        }
    }

    @Override
    public boolean first() {
        return first != null;
    }

    @Override
    public BatchResult commit(Supplier<@Nullable ImportBatch> batches) {
        connections.writing().lock();
        try {
            requireFiles();
            statement.execute("BEGIN IMMEDIATE");
            try {
                BatchResult result = writeAll(batches);
                prices.store();
                requireFiles();
                statement.execute("COMMIT");
                return result;
            } catch (SQLException | RuntimeException failure) {
                rollback(failure);
                throw failure;
            }
        } catch (SQLException failure) {
            throw connections.failures().of(failure);
        } finally {
            connections.writing().unlock();
        }
    }

    private void requireFiles() {
        files.change().ifPresent(change -> {
            throw new StorageException(
                    "The database " + connections.path() + " " + change + " during the import; import again.", null);
        });
    }

    private BatchResult writeAll(Supplier<@Nullable ImportBatch> batches) throws SQLException {
        if (first != null) {
            first.begin();
        }
        BatchResult result = BatchResult.ZERO;
        for (ImportBatch batch = batches.get(); batch != null; batch = batches.get()) {
            result = result.plus(write(batch));
        }
        if (first != null) {
            first.end();
        }
        return result;
    }

    private BatchResult write(ImportBatch batch) throws SQLException {
        cold.before(batch.requests(), replays.archived(batch.descents()));
        replays.learn(batch.descents());
        telemetry.begin(batch.requests());
        long added = requests.write(batch.requests());
        Set<ProviderIds> ids = new HashSet<>();
        long fewer = supersession.decide(batch.requests(), ids) + replays.decide(batch.requests(), ids);
        fewer += telemetry.decide(ids) + gateway.decide(batch.requests());
        long inserted = Math.max(0, added - fewer - twins.decide(batch.requests(), ids));
        projects.note(batch.requests());
        sessions.note(batch.sessions());
        SqliteLimits.note(connection, batch.limits());
        long stale = 0;
        for (CursorMove move : batch.moves()) {
            stale += cursors.apply(move) ? 0 : 1;
        }
        return new BatchResult(inserted, batch.requests().size() - inserted, stale);
    }

    /** After some errors, such as a full disk, SQLite has rolled back already. */
    private void rollback(Exception cause) {
        prices.forget();
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            cause.addSuppressed(alreadyRolledBack);
        }
    }

    /** Closes the connection without bringing anything up to date, because something has failed. */
    void discard() {
        if (files.change().isPresent()) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException alreadyBroken) {
            return;
        }
    }

    /** Leaves the connection open if its files were taken away, as {@link Connections} does. */
    @Override
    public void close() {
        if (files.change().isPresent()) {
            return;
        }
        try (connection;
                statement;
                cold;
                requests;
                supersession;
                replays;
                telemetry;
                twins;
                gateway;
                projects;
                sessions;
                cursors) {
            finish();
        } catch (SQLException failure) {
            throw connections.failures().of(failure);
        }
    }

    /**
     * Takes turns with the other writers of this process, for each of its transactions: after a long import these may
     * take minutes in all, and who waits for the lock of the file instead would give up before they are over.
     */
    private void finish() throws SQLException {
        if (first != null) {
            inTurn(first::finish);
        }
        inTurn(() -> SecondaryIndexes.create(connection));
        UsageHours.refresh(connection, connections.writing());
    }

    private interface Step {
        void run() throws SQLException;
    }

    private void inTurn(Step step) throws SQLException {
        connections.writing().lock();
        try {
            step.run();
        } finally {
            connections.writing().unlock();
        }
    }

    /** Tells the join of telemetry, and another listener, of each written request. */
    private static final class TouchedRequests implements RequestListener {
        private final RequestListener other;
        private @Nullable TelemetryJoin join;

        TouchedRequests(RequestListener other) {
            this.other = other;
        }

        /** Tells a join from now on. */
        void tell(TelemetryJoin telemetry) {
            join = telemetry;
        }

        @Override
        public void inserted(Request request, @Nullable Cost cost) {
            if (join != null) {
                join.came(request);
            }
            other.inserted(request, cost);
        }

        @Override
        public void merged(StoredRequest before, Request after, @Nullable Cost cost) {
            if (join != null) {
                join.changed(before.request(), after);
            }
            other.merged(before, after, cost);
        }
    }
}
