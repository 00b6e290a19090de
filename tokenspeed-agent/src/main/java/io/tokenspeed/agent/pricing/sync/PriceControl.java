package io.tokenspeed.agent.pricing.sync;

import io.tokenspeed.agent.config.PreferenceFile;
import io.tokenspeed.agent.config.UserPrices;
import io.tokenspeed.agent.pricing.list.PriceSite;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.match.PriceTable;
import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.sync.BookState;
import io.tokenspeed.model.price.sync.PriceOffer;
import io.tokenspeed.model.price.sync.PriceState;
import io.tokenspeed.model.price.sync.PriceStore;
import io.tokenspeed.model.price.sync.RateMoves;
import io.tokenspeed.model.price.sync.StoredPrice;
import io.tokenspeed.model.price.sync.SyncRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What can be done with the prices of a database. Nothing is fetched before a sync is asked for. */
public final class PriceControl {
    private final Environment environment;
    private final PriceStore store;
    private final Clock clock;
    private final PriceSync sync;

    /**
     * Opens nothing yet.
     *
     * @param cache the folder for files that can be made again
     */
    public PriceControl(Environment environment, PriceStore store, Path cache, Clock clock) {
        this.environment = environment;
        this.store = store;
        this.clock = clock;
        this.sync = new PriceSync(store, this::book, new ListFolder(cache.resolve("prices")), clock);
    }

    private BookState book() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<String, String> preferences = new PreferenceFile(environment).read();
        PriceTable prices = UserPrices.book(store, environment).hosted();
        return BookState.of(prices, store, preferences, today);
    }

    /**
     * Syncs with sources.
     *
     * @throws io.tokenspeed.model.storage.StorageException if another sync is running
     * @throws IOException if the folder of the lists cannot be used
     */
    public SyncOutcome sync(SyncRequest request) throws IOException, InterruptedException {
        Path file = request.file();
        ListSource lists = file == null
                ? ListSource.web(environment, FetchLimits.USUAL)
                : ListSource.file(file, FetchLimits.USUAL);
        return sync.run(request, lists);
    }

    /** Returns the latest syncs, newest first. */
    public List<SyncRun> runs(int limit) {
        return store.runs(limit);
    }

    /** Returns the prices that wait for the user. */
    public List<HeldPrice> held() {
        if (store.list(PriceState.HELD).isEmpty()) {
            return List.of();
        }
        BookState book = book();
        return book.held().stream().map(price -> HeldPrice.of(price, book)).toList();
    }

    /** Puts a held price into the book, or refuses it; false where none with this id is held. */
    public boolean decide(String priceId, boolean confirmed) {
        Optional<StoredPrice> held = store.find(priceId).filter(price -> price.state() == PriceState.HELD);
        held.ifPresent(price -> store.apply(
                confirmed
                        ? book().confirmed(price, clock.instant())
                        : List.of(price.decided(PriceState.REJECTED, clock.instant())),
                List.of()));
        return held.isPresent();
    }

    /** Notes which source the user believes for a model; the next sync follows it. */
    public void prefer(PriceSite site, String provider, String model) throws IOException {
        new PreferenceFile(environment).prefer(site.source(), provider, model);
    }

    /** Returns the models of the book for which a list of the last two days has other rates, by name. */
    public List<Disagreement> check() throws IOException {
        BookState book = book();
        Map<String, Disagreement> found = new TreeMap<>();
        List<PriceOffer> offers = new ArrayList<>();
        for (PriceSite site : PriceSite.values()) {
            sync.earlier(site).ifPresent(offers::add);
        }
        for (PriceOffer offer : offers) {
            for (PriceRow row : offer.rows()) {
                book.current(row.provider(), row.model())
                        .ifPresent(current -> found.computeIfAbsent(
                                PriceTable.key(current),
                                name -> new Disagreement(current, others(current, offers, book))));
            }
        }
        return found.values().stream().filter(one -> !one.others().isEmpty()).toList();
    }

    private static List<PriceRow> others(PriceRow current, List<PriceOffer> offers, BookState book) {
        return offers.stream()
                .flatMap(offer -> book.listed(offer, current).stream())
                .filter(row -> !RateMoves.agree(row.schedule(), current.schedule()))
                .toList();
    }
}
