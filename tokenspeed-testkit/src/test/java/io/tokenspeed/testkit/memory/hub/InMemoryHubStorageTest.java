package io.tokenspeed.testkit.memory.hub;

import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.testkit.contract.hub.TwoEnginesContracts;

class InMemoryHubStorageTest extends TwoEnginesContracts {
    private InMemoryHubStorage hub = new InMemoryHubStorage();

    @Override
    protected HubStorage openNew(TokenStorage tokens) {
        hub = new InMemoryHubStorage(tokens);
        return hub;
    }

    @Override
    protected void failCommits(boolean fail) {
        hub.failCommits(fail);
    }
}
