package io.tokenspeed.store.hub;

import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.testkit.contract.hub.HubStorageContracts;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteHubStorageTest extends HubStorageContracts {
    @TempDir
    private static Path folder;

    @Override
    protected HubStorage openNew() {
        return new EmptyHubs(folder).open();
    }
}
