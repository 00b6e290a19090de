package io.tokenspeed.testkit.contract.hub;

import static io.tokenspeed.testkit.fixture.TestDevices.NOON;
import static io.tokenspeed.testkit.fixture.TestDevices.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.shared.BudgetStore;
import io.tokenspeed.model.shared.Spending;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A spent budget refills as time passes, and no node forgets what another node spent. */
public abstract class BudgetContract {
    private static final long NOW = NOON * 1_000_000;
    private static final int THREADS = 8;

    /** Opens an empty store. The backend's own test closes whatever else the store needs. */
    protected abstract BudgetStore open();

    private static long spend(BudgetStore store, int device, String budget, long micros, long now) {
        return store.spend(List.of(new Spending(id(device), budget, micros)), now)
                .get(0);
    }

    @Test
    void spend_addsUp() {
        try (BudgetStore store = open()) {
            assertThat(spend(store, 1, "large", 30_000_000, NOW)).isEqualTo(NOW + 30_000_000);
            assertThat(spend(store, 1, "large", 12_000_000, NOW + 10)).isEqualTo(NOW + 42_000_000);
            assertThat(spend(store, 1, "large", 5_000_000, NOW + 99_000_000)).isEqualTo(NOW + 104_000_000);
        }
    }

    @Test
    void spend_nothing_onlyAsks() {
        try (BudgetStore store = open()) {
            assertThat(spend(store, 1, "large", 0, NOW)).isLessThanOrEqualTo(NOW);
            spend(store, 1, "large", 9_000_000, NOW);

            assertThat(spend(store, 1, "large", 0, NOW + 4)).isEqualTo(NOW + 9_000_000);
            assertThat(spend(store, 1, "large", 0, NOW + 4)).isEqualTo(NOW + 9_000_000);
        }
    }

    @Test
    void spend_severalAtOnce_answersInTheirOrder() {
        try (BudgetStore store = open()) {
            List<Long> fullAt = store.spend(
                    List.of(
                            new Spending(id(2), "small", 2_000),
                            new Spending(id(1), "small", 1_000),
                            new Spending(id(1), "large", 3_000)),
                    NOW);

            assertThat(fullAt).containsExactly(NOW + 2_000, NOW + 1_000, NOW + 3_000);
            assertThat(store.spend(List.of(), NOW)).isEmpty();
        }
    }

    @Test
    void purge_forgetsFullOnesOnly() {
        try (BudgetStore store = open()) {
            spend(store, 1, "large", 600_000_000, NOW);
            spend(store, 2, "large", 10_000, NOW);

            store.purge(NOW + 20_000);

            assertThat(spend(store, 1, "large", 0, NOW + 20_000)).isEqualTo(NOW + 600_000_000);
            assertThat(spend(store, 2, "large", 1_000, NOW + 20_000)).isEqualTo(NOW + 21_000);
        }
    }

    @Test
    void spend_byManyThreads_losesNothing() throws Exception {
        try (BudgetStore store = open()) {
            HubStorageContract.atOnce(THREADS, () -> {
                for (int i = 0; i < 25; i++) {
                    spend(store, 1, "large", 1_000_000, NOW);
                }
                return true;
            });

            assertThat(spend(store, 1, "large", 0, NOW)).isEqualTo(NOW + THREADS * 25_000_000L);
        }
    }
}
