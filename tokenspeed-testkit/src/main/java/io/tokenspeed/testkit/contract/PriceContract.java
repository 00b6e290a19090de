package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestPrices.price;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.sync.PriceState;
import io.tokenspeed.model.price.sync.PriceStore;
import io.tokenspeed.model.price.sync.StoredPrice;
import io.tokenspeed.model.price.sync.SyncCounts;
import io.tokenspeed.model.price.sync.SyncRun;
import io.tokenspeed.model.price.sync.SyncRun.FetchedList;
import io.tokenspeed.model.price.sync.SyncStatus;
import io.tokenspeed.model.price.sync.ValidBasis;
import io.tokenspeed.testkit.fixture.TestPrices;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Prices and syncs come back as they were stored, and a stored price never changes but in its state. */
public abstract class PriceContract {
    private static final Instant AT = Instant.parse("2026-11-30T12:00:00.123Z");
    private static final PriceRow FULL = price(
            "litellm+genai-prices",
            TestPrices.FETCHED,
            "anthropic/claude & co=ü@1",
            "2026-09-01",
            "=3,,5,6,7,8 >200000=6,1,,,14, fast=9,,,,9, %us=1100000 +web_search=10000000000");

    /** Returns a fresh, empty store; the backend closes it after the test. */
    protected abstract PriceStore store();

    @Test
    void find_everyField_comesBack() {
        PriceStore store = store();
        StoredPrice observed = new StoredPrice(FULL, ValidBasis.OBSERVED, PriceState.HELD, AT);

        store.apply(List.of(observed), List.of());

        assertThat(store.find(FULL.id())).contains(observed);
        assertThat(store.row(FULL.id())).contains(FULL);
        assertThat(store.find("other")).isEmpty();
    }

    @Test
    void active_isOfOneProviderInTheOrderOfStoring() {
        PriceStore store = store();
        PriceRow old = price("openai/z", null, "=1,,,,2,");
        PriceRow later = price("openai/a", "2026-09-01", "=2,,,,3,");
        PriceRow held = price("openai/b", null, "=2,,,,3,");
        PriceRow other = price("xai/a", null, "=1,,,,2,");

        store.apply(List.of(active(old), active(other)), List.of());
        store.apply(List.of(active(later), StoredPrice.of(held, PriceState.HELD)), List.of());

        assertThat(store.providers()).containsExactlyInAnyOrder("openai", "xai");
        assertThat(store.active("openai")).containsExactly(old, later);
        assertThat(store.active("gemini")).isEmpty();
        assertThat(store.list(PriceState.HELD)).extracting(StoredPrice::row).containsExactly(held);
    }

    @Test
    void apply_storedId_changesTheStateAlone() {
        PriceStore store = store();
        PriceRow row = price("openai/a", null, "=1,,,,2,");
        store.apply(List.of(StoredPrice.of(row, PriceState.HELD)), List.of());

        store.apply(List.of(active(price("openai/a", null, "=9,,,,9,")).decided(PriceState.REJECTED, AT)), List.of());

        assertThat(store.find(row.id())).contains(new StoredPrice(row, ValidBasis.ASSUMED, PriceState.REJECTED, AT));
    }

    @Test
    void apply_keptRow_comesIntoUseAndStaysThere() {
        PriceStore store = store();
        PriceRow row = price("openai/a", null, "=1,,,,2,");
        StoredPrice kept = StoredPrice.of(row, PriceState.KEPT);

        store.apply(List.of(kept), List.of());
        assertThat(store.active("openai")).isEmpty();

        store.apply(List.of(active(row)), List.of());
        store.apply(List.of(kept), List.of());
        assertThat(store.active("openai")).containsExactly(row);
    }

    @Test
    void runs_everyField_comesBackNewestFirst() {
        PriceStore store = store();
        SyncRun full = new SyncRun(
                "litellm",
                AT,
                SyncStatus.OK,
                new FetchedList("\"e1\"", "ab12", 1_487_719),
                new SyncCounts(6, 5, 4, 3, 2, 1),
                "2 left out.");
        SyncRun failed =
                new SyncRun("litellm", AT.plusSeconds(9), SyncStatus.FAILED, null, SyncCounts.NONE, "No answer.");
        SyncRun unchanged = new SyncRun(
                "models.dev",
                AT.plusSeconds(99),
                SyncStatus.UNCHANGED,
                new FetchedList(null, "cd", 7),
                SyncCounts.NONE,
                null);

        store.apply(List.of(), List.of(full, failed));
        store.apply(List.of(), List.of(unchanged));

        assertThat(store.runs(9)).containsExactly(unchanged, failed, full);
        assertThat(store.runs(1)).containsExactly(unchanged);
        assertThat(store.latestRuns()).containsExactly(failed, unchanged);
        assertThat(store.lastRead("litellm")).contains(full);
        assertThat(store.lastRead("models.dev")).isEmpty();
    }

    @Test
    void asOf_isTheDayOfTheLastSyncThatKnewThePrices() {
        PriceStore store = store();
        assertThat(store.asOf()).isEmpty();

        store.apply(List.of(), List.of(new SyncRun("litellm", AT, SyncStatus.OK, null, SyncCounts.NONE, null)));
        store.apply(
                List.of(),
                List.of(new SyncRun(
                        "litellm", AT.plusSeconds(864_000), SyncStatus.REFUSED, null, SyncCounts.NONE, "Bad.")));

        assertThat(store.asOf()).contains(TestPrices.FETCHED);
    }

    @Test
    void book_overTheStore_usesActivePricesAndExplainsAllOthers() {
        PriceStore store = store();
        PriceRow active = price("newmaker/new-model", null, "=1000000,,,,2000000,");
        PriceRow kept = price("gone/model", null, "=7,,,,7,");
        store.apply(List.of(active(active), StoredPrice.of(kept, PriceState.KEPT)), List.of());

        PriceBook book = PriceBook.bundled().over(store, Map.of());

        assertThat(book.match("newmaker", "New-Model", AT))
                .hasValueSatisfying(match -> assertThat(match.row()).isEqualTo(active));
        assertThat(book.match("gone", "model", AT)).isEmpty();
        assertThat(book.row(kept.id())).contains(kept);
    }

    private static StoredPrice active(PriceRow row) {
        return StoredPrice.of(row, PriceState.ACTIVE);
    }
}
