package io.tokenspeed.testkit.contract.hub;

import static io.tokenspeed.testkit.fixture.TestDevices.NOON;
import static io.tokenspeed.testkit.fixture.TestDevices.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.shared.NonceResult;
import io.tokenspeed.model.shared.NonceStore;
import io.tokenspeed.model.shared.NonceUse;
import org.junit.jupiter.api.Test;

/** A nonce is accepted once. */
public abstract class NonceContract {
    /** Opens an empty store. The backend's own test closes whatever else the store needs. */
    protected abstract NonceStore open();

    private static NonceUse use(int device, String nonce) {
        return new NonceUse(id(device), nonce, NOON + 660);
    }

    @Test
    void take_sameNonceAgain_isReplayed() {
        try (NonceStore nonces = open()) {
            assertThat(nonces.take(use(1, "a"), 10, NOON)).isEqualTo(NonceResult.FRESH);
            assertThat(nonces.take(use(1, "a"), 10, NOON)).isEqualTo(NonceResult.REPLAYED);
            assertThat(nonces.take(use(1, "a"), 10, NOON + 660)).isEqualTo(NonceResult.REPLAYED);
            assertThat(nonces.live()).isEqualTo(1);
        }
    }

    @Test
    void take_nonceOfAnotherDevice_isFresh() {
        try (NonceStore nonces = open()) {
            assertThat(nonces.take(use(1, "a"), 10, NOON)).isEqualTo(NonceResult.FRESH);
            assertThat(nonces.take(use(2, "a"), 10, NOON)).isEqualTo(NonceResult.FRESH);
            assertThat(nonces.take(use(1, "A"), 10, NOON)).isEqualTo(NonceResult.FRESH);
        }
    }

    @Test
    void take_tooMany_isRefusedUntilSomeEnd() {
        try (NonceStore nonces = open()) {
            nonces.take(new NonceUse(id(1), "a", NOON + 10), 2, NOON);
            nonces.take(use(1, "b"), 2, NOON);

            assertThat(nonces.take(use(1, "c"), 2, NOON)).isEqualTo(NonceResult.TOO_MANY);
            assertThat(nonces.take(use(1, "b"), 2, NOON)).isEqualTo(NonceResult.REPLAYED);
            assertThat(nonces.take(use(2, "c"), 2, NOON)).isEqualTo(NonceResult.FRESH);
            assertThat(nonces.take(use(1, "c"), 2, NOON + 11)).isEqualTo(NonceResult.FRESH);
            assertThat(nonces.take(use(1, "d"), 2, NOON + 11)).isEqualTo(NonceResult.TOO_MANY);
        }
    }

    @Test
    void take_hundredOfOneDevice_areAllFreshUpToTheLimit() {
        try (NonceStore nonces = open()) {
            for (int i = 0; i < 100; i++) {
                assertThat(nonces.take(use(1, "n" + i), 100, NOON)).isEqualTo(NonceResult.FRESH);
            }
            assertThat(nonces.take(use(1, "one more"), 100, NOON)).isEqualTo(NonceResult.TOO_MANY);
        }
    }

    @Test
    void purge_forgetsEndedOnly() {
        try (NonceStore nonces = open()) {
            nonces.take(new NonceUse(id(1), "a", NOON + 10), 10, NOON);
            nonces.take(new NonceUse(id(2), "b", NOON + 20), 10, NOON);

            assertThat(nonces.purge(NOON + 10)).isZero();
            assertThat(nonces.purge(NOON + 11)).isEqualTo(1);

            assertThat(nonces.live()).isEqualTo(1);
            assertThat(nonces.take(new NonceUse(id(2), "b", NOON + 20), 10, NOON + 11))
                    .isEqualTo(NonceResult.REPLAYED);
        }
    }

    @Test
    void take_sixteenAtOnce_oneIsFresh() throws Exception {
        try (NonceStore nonces = open()) {
            for (int round = 0; round < 10; round++) {
                NonceUse use = use(1, "n" + round);
                var results = HubStorageContract.atOnce(16, () -> nonces.take(use, 100, NOON));
                assertThat(results).containsOnlyOnce(NonceResult.FRESH);
                assertThat(results).filteredOn(NonceResult.REPLAYED::equals).hasSize(15);
            }
        }
    }
}
