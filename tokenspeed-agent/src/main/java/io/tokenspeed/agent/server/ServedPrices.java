package io.tokenspeed.agent.server;

import io.tokenspeed.agent.config.CacheFolder;
import io.tokenspeed.agent.config.UserPrices;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.pricing.serve.PriceSyncResource;
import io.tokenspeed.agent.pricing.serve.SyncWork;
import io.tokenspeed.agent.pricing.sync.PriceControl;
import io.tokenspeed.agent.reprice.CostsAfterSync;
import io.tokenspeed.dashboard.pricing.ListedRate;
import io.tokenspeed.dashboard.pricing.PricingResource;
import io.tokenspeed.dashboard.pricing.RateSource;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.dashboard.session.ListedSessionsResource;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.sync.PriceState;
import io.tokenspeed.model.price.sync.PriceStore;
import io.tokenspeed.model.price.sync.StoredPrice;
import io.tokenspeed.model.price.sync.ValidBasis;
import io.tokenspeed.store.SqliteLocalStorage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The prices that the server lists, their syncs, and answers that need prices. */
final class ServedPrices implements RateSource, AutoCloseable {
    private static final String ACTIVE = "active";

    private final PriceStore store;
    private final Environment environment;
    private final Clock clock;
    private final SyncWork work;

    /**
     * Fetches nothing yet.
     *
     * @throws UsageException if the environment asks for something else than a sync a day
     */
    ServedPrices(SqliteLocalStorage storage, Environment environment, Clock clock) {
        this.store = storage.prices();
        this.environment = environment;
        this.clock = clock;
        this.work = new SyncWork(
                new PriceControl(environment, store, CacheFolder.of(environment), clock),
                () -> CostsAfterSync.fill(storage.repricing(clock), clock.getZone()),
                environment,
                clock);
    }

    List<Object> resources(DashboardReader reader, ServerFacts facts) {
        return List.of(
                new PriceSyncResource(work),
                new PricingResource(reader, facts, this, clock),
                new ListedSessionsResource(reader, facts, () -> UserPrices.book(store, environment)));
    }

    @Override
    public List<ListedRate> rates(String state, Instant at) {
        List<StoredPrice> stored = store.list(PriceState.valueOf(state.toUpperCase(Locale.ROOT)));
        if (!state.equals(ACTIVE)) {
            return stored.stream()
                    .map(price -> new ListedRate(price.row(), word(price.basis())))
                    .toList();
        }
        Map<String, ValidBasis> bases =
                stored.stream().collect(Collectors.toMap(price -> price.row().id(), StoredPrice::basis));
        return UserPrices.book(store, environment).inForce(at).stream()
                .map(row -> {
                    ValidBasis basis = bases.get(row.id());
                    return basis == null ? ListedRate.of(row) : new ListedRate(row, word(basis));
                })
                .toList();
    }

    private static String word(ValidBasis basis) {
        return basis.name().toLowerCase(Locale.ROOT);
    }

    /** Starts the sync of the day, if it is due. */
    void tick() {
        work.tick();
    }

    @Override
    public void close() {
        work.close();
    }
}
