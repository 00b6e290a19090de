package io.tokenspeed.store.price;

import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.sync.PriceState;
import io.tokenspeed.model.price.sync.PriceStore;
import io.tokenspeed.model.price.sync.StoredPrice;
import io.tokenspeed.model.price.sync.SyncRun;
import io.tokenspeed.store.sqlite.Connections;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The prices in a SQLite file. */
public final class SqlitePriceStore implements PriceStore {
    private static final String NEWEST_FIRST = "ORDER BY sync_id DESC LIMIT ?";

    private final Connections connections;

    /**
     * Opens nothing yet.
     *
     * @param connections to a database with the current schema
     */
    public SqlitePriceStore(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Set<String> providers() {
        return connections.use(connection -> {
            Set<String> providers = new LinkedHashSet<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT DISTINCT provider FROM price")) {
                while (row.next()) {
                    providers.add(row.getString(1));
                }
            }
            return providers;
        });
    }

    @Override
    public List<PriceRow> active(String provider) {
        return connections.use(
                connection -> PriceRows.list(connection, "provider = ? AND state = 'active'", provider).stream()
                        .map(StoredPrice::row)
                        .toList());
    }

    @Override
    public Optional<PriceRow> row(String priceId) {
        return find(priceId).map(StoredPrice::row);
    }

    @Override
    public Optional<LocalDate> asOf() {
        return connections
                .use(connection -> SyncRows.list(
                        connection, "WHERE status IN ('ok', 'unchanged') ORDER BY at DESC, sync_id DESC LIMIT ?", 1))
                .stream()
                .findFirst()
                .map(run -> LocalDate.ofInstant(run.at(), ZoneOffset.UTC));
    }

    @Override
    public List<StoredPrice> list(PriceState state) {
        return connections.use(connection -> PriceRows.list(connection, "state = ?", PriceRows.text(state)));
    }

    @Override
    public Optional<StoredPrice> find(String priceId) {
        return connections.use(connection -> PriceRows.list(connection, "price_id = ?", priceId)).stream()
                .findFirst();
    }

    /** A failure of the database closes the connection, which rolls back. */
    @Override
    public void apply(Collection<StoredPrice> prices, Collection<SyncRun> runs) {
        connections.use(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                PriceRows.put(connection, prices);
                SyncRows.insert(connection, runs);
                statement.execute("COMMIT");
            }
            return 0;
        });
    }

    @Override
    public List<SyncRun> runs(int limit) {
        return connections.use(connection -> SyncRows.list(connection, NEWEST_FIRST, limit));
    }

    @Override
    public List<SyncRun> latestRuns() {
        return connections.use(connection -> SyncRows.list(
                connection, "WHERE sync_id IN (SELECT MAX(sync_id) FROM price_sync GROUP BY source) ORDER BY sync_id"));
    }

    @Override
    public Optional<SyncRun> lastRead(String source) {
        return connections
                .use(connection ->
                        SyncRows.list(connection, "WHERE source = ? AND status = 'ok' " + NEWEST_FIRST, source, 1))
                .stream()
                .findFirst();
    }
}
