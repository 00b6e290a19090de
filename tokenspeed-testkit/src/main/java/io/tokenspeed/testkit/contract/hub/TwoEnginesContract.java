package io.tokenspeed.testkit.contract.hub;

import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.testkit.fixture.FaultyTokens;
import io.tokenspeed.testkit.memory.hub.InMemoryTokens;

/**
 * The base of the contracts of a storage over two engines: a token half that has no part in the transactions of the
 * admin half, and faults between them. A backend runs the contracts through {@link TwoEnginesContracts}.
 */
public abstract class TwoEnginesContract extends HubStorageContract {
    private final FaultyTokens faults = new FaultyTokens(new InMemoryTokens());

    /** Opens a fresh, empty admin half over a token half. It is closed after the test. */
    protected abstract HubStorage open(TokenStorage tokens);

    /** Makes the admin half fail, or no longer fail, when it commits an upload or an erasure. */
    protected abstract void failCommits(boolean fail);

    @Override
    protected final HubStorage open() {
        return open(faults);
    }

    final FaultyTokens faults() {
        return faults;
    }
}
