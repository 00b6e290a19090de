package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.testkit.contract.hub.HubStorageContracts;

class InMemoryHubStorageTest extends HubStorageContracts {
    @Override
    protected HubStorage openNew() {
        return new InMemoryHubStorage();
    }
}
