package io.tokenspeed.hub.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.shared.BudgetStore;
import io.tokenspeed.model.shared.Spending;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.testkit.memory.hub.InMemoryHubStorage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A device has one budget, however many nodes it asks. */
class DeviceRateTest {
    private static final String DEVICE = "tsd_0";
    private static final int BURST = 30;
    private static final int PER_MINUTE = 6;
    private static final int UNTOLD = BURST / 8;

    private final TestClock clock = new TestClock(TestHub.NOW);
    private final Counting store = new Counting();
    private final DeviceRate one = node();
    private final DeviceRate other = node();

    private DeviceRate node() {
        return new DeviceRate("large", BURST, PER_MINUTE, store, clock);
    }

    private static boolean asks(DeviceRate node) {
        try {
            node.take(DEVICE);
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }

    /** Sends requests to the nodes in turn, and returns the number of requests let through. */
    private static int taken(int requests, DeviceRate... nodes) {
        int taken = 0;
        for (int i = 0; i < requests; i++) {
            taken += asks(nodes[i % nodes.length]) ? 1 : 0;
        }
        return taken;
    }

    @Test
    void take_atOneNode_isExact() {
        assertThat(taken(50, one)).isEqualTo(BURST);
        clock.advance(9);
        assertThat(asks(one)).isFalse();
        clock.advance(1);
        assertThat(taken(5, one)).isEqualTo(1);
        clock.advance(60);
        assertThat(taken(20, one)).isEqualTo(PER_MINUTE);
        one.tell();
        clock.advance(86_400);
        assertThat(taken(50, one)).isEqualTo(BURST);
    }

    @Test
    void take_tellsWhatIsLeftAndWhenToComeBack() {
        Map<String, String> first = one.take(DEVICE);
        assertThat(first)
                .containsEntry("RateLimit-Policy", "\"device\";q=30;w=300")
                .containsEntry("RateLimit", "\"device\";r=29;t=10");
        taken(BURST - 1, one);

        clock.advance(3);
        try {
            one.take(DEVICE);
        } catch (Refusal refused) {
            assertThat(refused.headers())
                    .containsEntry("Retry-After", "7")
                    .containsEntry("RateLimit", "\"device\";r=0;t=297");
            return;
        }
        throw new AssertionError("not refused");
    }

    @Test
    void take_atTwoNodesInTurn_letsLittleMoreThrough() {
        assertThat(taken(200, one, other)).isBetween(BURST, BURST + 2 * UNTOLD);
        assertThat(taken(200, one, other)).isZero();
    }

    @Test
    void take_atTwoNodesForHours_staysAtTheRate() {
        taken(200, one, other);
        int later = 0;
        for (int minute = 0; minute < 180; minute++) {
            clock.advance(60);
            later += taken(40, one, other);
            one.tell();
            other.tell();
        }

        assertThat(later).isBetween(180 * PER_MINUTE - 2 * UNTOLD, 180 * PER_MINUTE + 2 * UNTOLD);
    }

    @Test
    void take_atANodeThatStartsLater_findsTheBudgetUsed() {
        taken(50, one);
        one.tell();

        assertThat(asks(node())).isFalse();
    }

    @Test
    void take_inAnOrdinaryRhythm_neverWrites() {
        for (int tick = 0; tick < 2; tick++) {
            assertThat(asks(one)).isTrue();
            clock.advance(300);
        }

        assertThat(store.writes).isZero();
        one.tell();
        one.tell();
        assertThat(store.writes).isEqualTo(1);
    }

    @Test
    void take_withoutItsStore_countsByItself() {
        store.broken = true;

        assertThat(taken(100, one)).isEqualTo(BURST);
        assertThat(taken(100, other)).isEqualTo(BURST);

        store.broken = false;
        clock.advance(60);
        one.tell();
        other.tell();
        assertThat(taken(100, node())).isZero();
    }

    private static final class Counting implements BudgetStore {
        private final BudgetStore inner = new InMemoryHubStorage().shared().budgets();
        private int writes;
        private boolean broken;

        @Override
        public List<Long> spend(List<Spending> spendings, long now) {
            if (broken) {
                throw new StorageException("The store of budgets does not answer.", null);
            }
            writes += spendings.stream().anyMatch(spending -> spending.micros() > 0) ? 1 : 0;
            return inner.spend(spendings, now);
        }

        @Override
        public int purge(long now) {
            return inner.purge(now);
        }

        @Override
        public void close() {
            inner.close();
        }
    }
}
