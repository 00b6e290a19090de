package io.tokenspeed.store.hub.shared;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.shared.BudgetStore;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.testkit.contract.hub.BudgetContract;
import io.tokenspeed.testkit.fixture.TestRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RedisBudgetStoreTest {
    private static final TestRedis REDIS = TestRedis.start();

    @AfterAll
    static void stop() throws Exception {
        REDIS.close();
    }

    @Nested
    class Budgets extends BudgetContract {
        @Override
        protected BudgetStore open() {
            return RedisBudgetStore.connect(REDIS.url());
        }
    }

    @Test
    void connect_nobodyThere_fails() {
        assertThatThrownBy(() -> RedisBudgetStore.connect("redis://127.0.0.1:1"))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith("Redis at 127.0.0.1:1 cannot be used");
    }
}
