package io.tokenspeed.agent.pricing.sync;

import io.tokenspeed.agent.pricing.list.ListedPrices;
import io.tokenspeed.agent.pricing.list.PriceSite;
import io.tokenspeed.model.file.LockFile;
import io.tokenspeed.model.price.rate.PriceSource;
import io.tokenspeed.model.price.sync.BookState;
import io.tokenspeed.model.price.sync.PriceChanges;
import io.tokenspeed.model.price.sync.PriceComparison;
import io.tokenspeed.model.price.sync.PriceOffer;
import io.tokenspeed.model.price.sync.PriceStore;
import io.tokenspeed.model.price.sync.StoredPrice;
import io.tokenspeed.model.price.sync.SyncCounts;
import io.tokenspeed.model.price.sync.SyncRun;
import io.tokenspeed.model.price.sync.SyncStatus;
import io.tokenspeed.model.storage.StorageException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings the price lists of the sources into the database. All changes of a sync are stored in one transaction, and a
 * list that is not believed changes nothing.
 */
final class PriceSync {
    /** A list this old still tells what a source thinks. */
    private static final Duration FRESH = Duration.ofDays(2);

    private static final int RECENT_RUNS = 100;

    private final PriceStore store;
    private final Supplier<BookState> book;
    private final ListFolder folder;
    private final Clock clock;

    PriceSync(PriceStore store, Supplier<BookState> book, ListFolder folder, Clock clock) {
        this.store = store;
        this.book = book;
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Syncs with sources.
     *
     * @throws StorageException if another sync is running
     */
    SyncOutcome run(SyncRequest request, ListSource lists) throws IOException, InterruptedException {
        Optional<LockFile.Held> lock = folder.lock().tryHold();
        if (lock.isEmpty()) {
            throw new StorageException("Another sync of prices is running; wait until it has ended.", null);
        }
        LockFile.Held held = lock.get();
        try {
            return synced(request, lists);
        } finally {
            folder.forgetFresh();
            held.close();
        }
    }

    private SyncOutcome synced(SyncRequest request, ListSource lists) throws IOException, InterruptedException {
        Map<PriceSite, GatheredList> gathered = new LinkedHashMap<>();
        for (PriceSite site : request.sites()) {
            gathered.put(site, gather(site, lists));
        }
        return compared(gathered, request.dryRun());
    }

    private GatheredList gather(PriceSite site, ListSource lists) throws InterruptedException {
        try {
            Optional<SyncRun> last = store.lastRead(site.source());
            Optional<ListCopy> atHand = last.isEmpty() ? Optional.empty() : folder.compared(site, last.get());
            String etag = atHand.map(ListCopy::etag).orElse(null);
            Optional<ListCopy> list = lists.get(site, etag, folder.fresh(site));
            return read(site, list, atHand, last.map(SyncRun::at).orElseGet(clock::instant));
        } catch (TooLongException tooLong) {
            return GatheredList.refused(site, null, sentence(tooLong));
        } catch (IOException failure) {
            return GatheredList.failed(site, "Cannot fetch the list: " + sentence(failure));
        }
    }

    private static String sentence(IOException failure) {
        return failure.getMessage() + ".";
    }

    /** An unchanged list is of the day on which it was fetched first. */
    private GatheredList read(PriceSite site, Optional<ListCopy> list, Optional<ListCopy> atHand, Instant atHandSince) {
        if (list.isEmpty() && atHand.isEmpty()) {
            return GatheredList.failed(site, "The server sent no list.");
        }
        String digest = atHand.map(ListCopy::digest).orElse("");
        boolean unchanged =
                atHand.isPresent() && list.map(ListCopy::digest).orElse(digest).equals(digest);
        return unchanged
                ? read(site, atHand.get(), atHandSince, true)
                : read(site, list.orElseThrow(), clock.instant(), false);
    }

    private static GatheredList read(PriceSite site, ListCopy copy, Instant fetched, boolean unchanged) {
        try {
            return GatheredList.read(site, copy, prices(site, copy, fetched), unchanged);
        } catch (IOException noList) {
            return GatheredList.refused(site, copy, "This is no list of " + site.source() + ": " + sentence(noList));
        }
    }

    private static ListedPrices prices(PriceSite site, ListCopy copy, Instant fetched) throws IOException {
        LocalDate day = LocalDate.ofInstant(fetched, ZoneOffset.UTC);
        return site.read(copy.file(), new PriceSource(site.source(), day, copy.digest()));
    }

    private SyncOutcome compared(Map<PriceSite, GatheredList> gathered, boolean dryRun) throws IOException {
        BookState state = book.get();
        PriceChanges changes = new PriceChanges(state, offers(gathered));
        List<SyncRun> runs = new ArrayList<>();
        List<PriceComparison> believed = new ArrayList<>();
        for (GatheredList list : gathered.values()) {
            ListedPrices prices = list.prices();
            PriceComparison comparison = prices == null ? null : changes.compare(prices.offer());
            SyncRun run = run(list, comparison, state);
            runs.add(run);
            if (comparison != null && run.succeeded()) {
                believed.add(comparison);
            }
        }
        if (!dryRun) {
            store(believed, runs);
        }
        return new SyncOutcome(runs, believed);
    }

    private SyncRun run(GatheredList list, @Nullable PriceComparison comparison, BookState state) {
        Instant now = clock.instant();
        if (comparison == null) {
            return list.run(now, SyncCounts.NONE);
        }
        long before = store.lastRead(list.site().source())
                .map(run -> run.counts().rows())
                .orElse(0L);
        if (comparison.lacksMost() || comparison.models() * 2 < before) {
            SyncCounts counts =
                    SyncCounts.read(comparison.models(), comparison.offer().invalid());
            return list.refusal(now, counts, "The list has fewer than half of the known models.");
        }
        return list.run(now, comparison.counts(heldOf(list.site(), state)));
    }

    private static List<String> heldOf(PriceSite site, BookState state) {
        return state.held().stream()
                .filter(price -> price.row().source().owner().equals(site.source()))
                .map(price -> price.row().id())
                .toList();
    }

    /** The lists at hand of all sources, that of the highest rank first. */
    private List<PriceOffer> offers(Map<PriceSite, GatheredList> gathered) throws IOException {
        List<PriceOffer> offers = new ArrayList<>();
        for (PriceSite site : PriceSite.values()) {
            GatheredList list = gathered.get(site);
            ListedPrices prices = list == null ? null : list.prices();
            (prices == null ? earlier(site) : Optional.of(prices.offer())).ifPresent(offers::add);
        }
        return offers;
    }

    /** The list of the last two days of a source, from which none was had now. */
    Optional<PriceOffer> earlier(PriceSite site) throws IOException {
        Instant since = clock.instant().minus(FRESH);
        boolean fresh = store.runs(RECENT_RUNS).stream()
                .anyMatch(run -> run.source().equals(site.source())
                        && run.succeeded()
                        && !run.at().isBefore(since));
        Optional<SyncRun> read = store.lastRead(site.source());
        Optional<ListCopy> copy = fresh && read.isPresent() ? folder.compared(site, read.get()) : Optional.empty();
        return copy.isEmpty()
                ? Optional.empty()
                : Optional.of(prices(site, copy.get(), read.get().at()).offer());
    }

    /** A list is kept after the transaction: if that did not happen, it is fetched again. */
    private void store(List<PriceComparison> believed, List<SyncRun> runs) throws IOException {
        List<StoredPrice> prices = believed.stream()
                .flatMap(comparison -> comparison.prices().stream())
                .collect(Collectors.toList());
        store.apply(prices, runs);
        for (SyncRun run : runs) {
            Optional<PriceSite> site = PriceSite.named(run.source());
            if (run.status() == SyncStatus.OK && site.isPresent()) {
                folder.keep(site.get());
            }
        }
    }
}
