package io.tokenspeed.hub.testing;

import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.store.hub.SqlHubStorage;
import io.tokenspeed.testkit.memory.hub.InMemoryHubStorage;
import java.nio.file.Path;

/** The storages on which a hub runs. */
public enum Stores {
    MEMORY {
        @Override
        public HubStorage open(Path folder) {
            return new InMemoryHubStorage();
        }
    },

    SQLITE {
        @Override
        public HubStorage open(Path folder) {
            return SqlHubStorage.sqlite(folder.resolve("hub.sqlite"));
        }
    },

    POSTGRESQL {
        @Override
        public HubStorage open(Path folder) {
            return Postgres.open(folder);
        }
    };

    /** Opens an empty storage. */
    public abstract HubStorage open(Path folder);
}
