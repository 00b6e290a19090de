package io.tokenspeed.testkit.contract.hub;

import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.testkit.memory.hub.InMemoryTokens;
import org.junit.jupiter.api.Nested;

/**
 * All contracts of a hub's storage whose token half is another engine than its admin half. The test of an admin half
 * extends this class.
 */
public abstract class TwoEnginesContracts extends HubStorageContracts {
    /** Opens an empty admin half over a token half, which the contract closes. */
    protected abstract HubStorage openNew(TokenStorage tokens);

    /** Makes the storage that was opened last fail, or no longer fail, when it commits an upload or an erasure. */
    protected abstract void failCommits(boolean fail);

    /** Whether a thread waits for a lock of the admin half. */
    protected boolean isWaiting(Thread thread) {
        return switch (thread.getState()) {
            case BLOCKED, WAITING, TIMED_WAITING -> true;
            default -> false;
        };
    }

    @Override
    protected final HubStorage openNew() {
        return openNew(new InMemoryTokens());
    }

    @Nested
    class PutFaults extends PutFaultContract {
        @Override
        protected HubStorage open(TokenStorage tokens) {
            return openNew(tokens);
        }

        @Override
        protected void failCommits(boolean fail) {
            TwoEnginesContracts.this.failCommits(fail);
        }
    }

    @Nested
    class EraseFaults extends EraseFaultContract {
        @Override
        protected HubStorage open(TokenStorage tokens) {
            return openNew(tokens);
        }

        @Override
        protected void failCommits(boolean fail) {
            TwoEnginesContracts.this.failCommits(fail);
        }
    }

    @Nested
    class Overlaps extends OverlapContract {
        @Override
        protected HubStorage open(TokenStorage tokens) {
            return openNew(tokens);
        }

        @Override
        protected void failCommits(boolean fail) {
            TwoEnginesContracts.this.failCommits(fail);
        }

        @Override
        protected boolean isWaiting(Thread thread) {
            return TwoEnginesContracts.this.isWaiting(thread);
        }
    }
}
