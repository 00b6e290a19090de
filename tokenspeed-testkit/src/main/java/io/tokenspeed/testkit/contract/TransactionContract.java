package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.BatchResult;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.testkit.fixture.TestPricing;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A batch is stored as a whole or not at all. */
public abstract class TransactionContract extends LocalStorageContract {
    private static final Request GOOD = claude("good").build();
    private static final Request POISON = claude("bad").model("poison").build();

    @Test
    void commit_pricingThrows_storesNothing() {
        LocalStorage storage = storage(new TestPricing("p1", 1));
        ImportBatch batch = new ImportBatch(List.of(GOOD, POISON), List.of(TestCursors.first("/a.jsonl")));

        try (ImportWriter writer = storage.beginImport()) {
            assertThatThrownBy(() -> writer.commit(batch)).isInstanceOf(RuntimeException.class);
        }

        assertThat(requests(storage)).isEmpty();
        assertThat(storage.usage().summary(EVERYTHING).attempts()).isZero();
        assertThat(storage.cursors().list("claude")).isEmpty();
    }

    @Test
    void commit_pricingThrows_leavesEarlierRequestAsItWas() {
        LocalStorage storage = storage(new TestPricing("p1", 1));
        store(storage, List.of(GOOD));
        Request grown = claude("good").tokens(TestTokens.reported(900, 900)).build();

        try (ImportWriter writer = storage.beginImport()) {
            ImportBatch batch = new ImportBatch(List.of(grown, POISON), List.of());
            assertThatThrownBy(() -> writer.commit(batch)).isInstanceOf(RuntimeException.class);
        }

        assertThat(requests(storage)).containsExactly(GOOD);
        assertThat(storage.usage().summary(EVERYTHING).cost().knownNano()).isEqualTo(150);
    }

    @Test
    void commit_afterOneThatThrew_works() {
        LocalStorage storage = storage(new TestPricing("p1", 1));

        try (ImportWriter writer = storage.beginImport()) {
            ImportBatch bad = new ImportBatch(List.of(POISON), List.of());
            assertThatThrownBy(() -> writer.commit(bad)).isInstanceOf(RuntimeException.class);
            BatchResult result = writer.commit(new ImportBatch(List.of(GOOD), List.of(TestCursors.first("/a.jsonl"))));
            assertThat(result).isEqualTo(new BatchResult(1, 0, 0));
        }

        assertThat(requests(storage)).containsExactly(GOOD);
        assertThat(storage.cursors().list("claude")).hasSize(1);
    }
}
