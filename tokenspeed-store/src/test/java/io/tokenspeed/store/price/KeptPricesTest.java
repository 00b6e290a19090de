package io.tokenspeed.store.price;

import static io.tokenspeed.testkit.fixture.TestPrices.price;
import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.price.rate.PriceRow;
import io.tokenspeed.model.price.sync.PriceState;
import io.tokenspeed.model.price.sync.StoredPrice;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPricesTest {
    private static final PriceRow OWN = price("user", LocalDate.EPOCH, "anthropic/mine", null, "=10000,,,,10000,");

    @TempDir
    private Path folder;

    private Pricing pricing = PriceBook.bundled().withOverrides(List.of(OWN));
    private SqliteLocalStorage storage;

    @BeforeEach
    void open() {
        storage = SqliteLocalStorage.open(folder.resolve("db.sqlite"), () -> pricing);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void import_firstCost_keepsItsPriceOnce() {
        store(claude("a").model("mine"), claude("b").model("mine"), claude("c").model("no-such-model"));

        assertThat(storage.prices().list(PriceState.KEPT)).containsExactly(StoredPrice.of(OWN, PriceState.KEPT));
    }

    @Test
    void import_nothingPriced_keepsNothing() {
        store(claude("c").model("no-such-model"));

        assertThat(storage.prices().list(PriceState.KEPT)).isEmpty();
    }

    @Test
    void import_failedTransaction_keepsThePriceWithTheNextOne() {
        RequestBuilder mine = claude("a").model("mine");
        try (ImportWriter writer = storage.beginImport()) {
            assertThatThrownBy(() -> writer.commit(batches(List.of(mine.build()), true)))
                    .isInstanceOf(IllegalStateException.class);
            writer.commit(batches(List.of(mine.build()), false));
        }

        assertThat(storage.prices().list(PriceState.KEPT)).hasSize(1);
    }

    @Test
    void cost_priceIsGoneFromTheBook_isComputedAnewByTheKeptOne() {
        store(claude("a").model("mine").tokens(TestTokens.reported(100, 1)));

        pricing = PriceBook.bundled().over(storage.prices(), Map.of());
        store(claude("a").model("mine").tokens(TestTokens.reported(100, 900)));

        StoredRequest stored =
                storage.requests().recent(UsageFilter.all(ZoneOffset.UTC), 9).get(0);
        assertThat(stored.priceId()).isEqualTo(OWN.id());
        assertThat(stored.computedCostNano()).isEqualTo(10_000);
    }

    private void store(RequestBuilder... requests) {
        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(batches(Stream.of(requests).map(RequestBuilder::build).toList(), false));
        }
    }

    private static Supplier<ImportBatch> batches(List<Request> requests, boolean failing) {
        Iterator<ImportBatch> one =
                List.of(new ImportBatch(requests, List.of())).iterator();
        return () -> {
            if (one.hasNext()) {
                return one.next();
            }
            if (failing) {
                throw new IllegalStateException("broken");
            }
            return null;
        };
    }
}
