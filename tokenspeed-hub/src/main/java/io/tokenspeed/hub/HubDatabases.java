package io.tokenspeed.hub;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.tokenspeed.hub.config.DatabaseServer;
import io.tokenspeed.hub.config.HubSettings;
import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.store.hub.SqlHubStorage;
import java.util.Map;

/** Opens the database that the settings name. */
final class HubDatabases {
    private static final int CONNECTIONS = 16;

    private HubDatabases() {}

    static HubStorage open(HubSettings settings) {
        DatabaseServer server = settings.server();
        return server == null ? SqlHubStorage.sqlite(settings.databasePath()) : postgres(server);
    }

    private static HubStorage postgres(DatabaseServer server) {
        DataSourceFactory factory = new DataSourceFactory();
        factory.setDriverClass("org.postgresql.Driver");
        factory.setUrl(server.url());
        factory.setUser(server.user());
        factory.setPassword(server.password());
        factory.setProperties(Map.of("reWriteBatchedInserts", "true"));
        factory.setMaxSize(CONNECTIONS);
        factory.setInitialSize(1);
        factory.setMinSize(1);
        ManagedDataSource pool = factory.build(new MetricRegistry(), "hub");
        return new Pooled(SqlHubStorage.postgres(pool), pool);
    }

    /** Closes the pool, too. */
    private record Pooled(HubStorage storage, ManagedDataSource pool) implements HubStorage {
        @Override
        public AdminStorage admin() {
            return storage.admin();
        }

        @Override
        public TokenStorage tokens() {
            return storage.tokens();
        }

        @Override
        public void check() {
            storage.check();
        }

        @Override
        public void close() {
            storage.close();
            try {
                pool.stop();
            } catch (Exception failure) {
                throw new IllegalStateException("Cannot close the pool of connections", failure);
            }
        }
    }
}
