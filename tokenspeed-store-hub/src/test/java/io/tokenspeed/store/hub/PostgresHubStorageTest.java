package io.tokenspeed.store.hub;

import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.testkit.contract.hub.HubStorageContracts;

class PostgresHubStorageTest extends HubStorageContracts {
    @Override
    protected HubStorage openNew() {
        return SqlHubStorage.postgres(TestPostgres.database());
    }
}
