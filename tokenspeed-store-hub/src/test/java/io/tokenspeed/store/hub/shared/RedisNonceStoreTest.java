package io.tokenspeed.store.hub.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.shared.NonceResult;
import io.tokenspeed.model.shared.NonceStore;
import io.tokenspeed.model.shared.NonceUse;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.testkit.contract.hub.NonceContract;
import io.tokenspeed.testkit.fixture.TestDevices;
import io.tokenspeed.testkit.fixture.TestRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RedisNonceStoreTest {
    private static final NonceUse USE = new NonceUse(TestDevices.id(1), "n", TestDevices.NOON + 660);

    private static final TestRedis REDIS = TestRedis.start();

    @AfterAll
    static void stop() throws Exception {
        REDIS.close();
    }

    @Nested
    class Nonces extends NonceContract {
        @Override
        protected NonceStore open() {
            return RedisNonceStore.connect(REDIS.url());
        }
    }

    @Test
    void take_atTwoNodes_isFreshOnce() {
        String url = REDIS.url();
        try (NonceStore one = RedisNonceStore.connect(url);
                NonceStore other = RedisNonceStore.connect(url)) {
            assertThat(one.take(USE, 9, TestDevices.NOON)).isEqualTo(NonceResult.FRESH);
            assertThat(other.take(USE, 9, TestDevices.NOON)).isEqualTo(NonceResult.REPLAYED);
        }
    }

    @Test
    void take_redisGone_fails() throws Exception {
        TestRedis doomed = TestRedis.start();
        try (NonceStore nonces = RedisNonceStore.connect(doomed.url())) {
            doomed.close();

            assertThatThrownBy(() -> takeUntilNoticed(nonces))
                    .isInstanceOf(StorageException.class)
                    .hasMessageStartingWith("Redis at 127.0.0.1:");
        }
    }

    /** Takes nonces until the store notices the end, which its connection may learn of a moment later. */
    private static void takeUntilNoticed(NonceStore nonces) {
        for (int i = 0; i < 1_000; i++) {
            nonces.take(new NonceUse(TestDevices.id(1), "n" + i, TestDevices.NOON), 2_000, TestDevices.NOON);
        }
    }

    @Test
    void connect_nobodyThere_fails() {
        assertThatThrownBy(() -> RedisNonceStore.connect("redis://127.0.0.1:1"))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("Redis at 127.0.0.1:1 cannot be used");
    }
}
