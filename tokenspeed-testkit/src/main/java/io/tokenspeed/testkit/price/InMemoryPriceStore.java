package io.tokenspeed.testkit.price;

import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.sync.PriceState;
import io.tokenspeed.model.price.sync.PriceStore;
import io.tokenspeed.model.price.sync.StoredPrice;
import io.tokenspeed.model.price.sync.SyncRun;
import io.tokenspeed.model.price.sync.SyncStatus;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Prices in memory. */
public final class InMemoryPriceStore implements PriceStore {
    private final Map<String, StoredPrice> prices = new LinkedHashMap<>();
    private final List<SyncRun> runs = new ArrayList<>();

    @Override
    public synchronized Set<String> providers() {
        return prices.values().stream().map(price -> price.row().provider()).collect(Collectors.toSet());
    }

    @Override
    public synchronized List<PriceRow> active(String provider) {
        return list(PriceState.ACTIVE).stream()
                .map(StoredPrice::row)
                .filter(row -> row.provider().equals(provider))
                .toList();
    }

    @Override
    public Optional<PriceRow> row(String priceId) {
        return find(priceId).map(StoredPrice::row);
    }

    @Override
    public synchronized Optional<LocalDate> asOf() {
        return runs.stream()
                .filter(SyncRun::succeeded)
                .map(SyncRun::at)
                .max(Comparator.naturalOrder())
                .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC));
    }

    @Override
    public synchronized List<StoredPrice> list(PriceState state) {
        return prices.values().stream().filter(price -> price.state() == state).toList();
    }

    @Override
    public synchronized Optional<StoredPrice> find(String priceId) {
        return Optional.ofNullable(prices.get(priceId));
    }

    @Override
    public synchronized void apply(Collection<StoredPrice> fresh, Collection<SyncRun> ended) {
        for (StoredPrice price : fresh) {
            prices.merge(price.row().id(), price, InMemoryPriceStore::merged);
        }
        runs.addAll(ended);
    }

    private static StoredPrice merged(StoredPrice stored, StoredPrice price) {
        return price.state() == PriceState.KEPT
                ? stored
                : new StoredPrice(stored.row(), stored.basis(), price.state(), price.decidedAt());
    }

    @Override
    public synchronized List<SyncRun> runs(int limit) {
        List<SyncRun> newest = new ArrayList<>(runs);
        Collections.reverse(newest);
        return newest.subList(0, Math.min(limit, newest.size()));
    }

    @Override
    public synchronized List<SyncRun> latestRuns() {
        Map<String, SyncRun> latest = new LinkedHashMap<>();
        for (SyncRun run : runs) {
            latest.remove(run.source());
            latest.put(run.source(), run);
        }
        return List.copyOf(latest.values());
    }

    @Override
    public synchronized Optional<SyncRun> lastRead(String source) {
        return runs(runs.size()).stream()
                .filter(run -> run.source().equals(source) && run.status() == SyncStatus.OK)
                .findFirst();
    }
}
