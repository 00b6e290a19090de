package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.database.OpenDatabase;
import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.Parallel;
import io.tokenspeed.hub.testing.Postgres;
import io.tokenspeed.hub.testing.Reply;
import io.tokenspeed.hub.testing.Signing;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestDevice;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.testkit.fixture.TestRedis;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL database and one Redis, which holds the nonces and the devices' budgets. */
class RedisTest {
    private static final int BURST = 30;
    private static final int NODES = 2;
    private static final int UNTOLD = 3;

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock(TestHub.NOW);
    private TestRedis redis;
    private Map<String, String> variables;
    private TestHub first;
    private TestHub second;

    @BeforeEach
    void start() {
        redis = TestRedis.start();
        variables = Map.of("TS_HUB_DATABASE_URL", Postgres.database(), "TS_HUB_REDIS_URL", redis.url());
        first = node();
        second = node();
    }

    private TestHub node() {
        return TestHub.start(folder, OpenDatabase.of(TestHub.settings(folder, variables)), clock, variables);
    }

    @AfterEach
    void stop() throws Exception {
        first.close();
        second.close();
        redis.close();
    }

    @Test
    void sameNonce_atBothAtOnce_isTakenOnce() throws Exception {
        TestDevice device = first.device();
        for (int i = 0; i < 5; i++) {
            Signing upload = device.upload(Bodies.batch(1_789_999_800 - 300 * i, 1), clock.now());

            List<String> verdicts = Parallel.run(
                    8, n -> (n % 2 == 0 ? first : second).send(upload).verdict());

            assertThat(verdicts).filteredOn("200"::equals).hasSize(1);
            assertThat(verdicts).filteredOn("409 nonce_replayed"::equals).hasSize(7);
            clock.advance(60);
        }
        assertThat(second.requests()).isEqualTo(15);
        assertThat(first.getAdmin("/metrics").body()).contains("ts_nonce_rows 6.0");
    }

    @Test
    void flood_atBoth_isLimitedOnce() throws Exception {
        TestDevice device = first.device();

        List<String> verdicts = Parallel.run(
                80,
                n -> (n % 2 == 0 ? first : second)
                        .send(device.config(clock.now()))
                        .verdict());

        assertThat(verdicts).containsOnly("200", "429 rate_limited");
        assertThat(verdicts).filteredOn("200"::equals).hasSizeBetween(BURST, BURST + NODES * UNTOLD);
    }

    @Test
    void redis_thatIsGone_letsNothingIn() throws Exception {
        TestDevice device = first.device();
        Signing upload = device.upload(Bodies.batch(1_789_999_800, 1), clock.now());
        redis.close();

        Reply refused = first.send(upload);

        assertThat(refused.verdict()).isEqualTo("503 nonce_store_unavailable");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 30);
        assertThat(second.send(device.forget(clock.now())).verdict()).isEqualTo("503 nonce_store_unavailable");
        assertThat(second.requests()).isZero();
        assertThat(second.storage.admin().devices().find(device.deviceId())).isPresent();
    }
}
