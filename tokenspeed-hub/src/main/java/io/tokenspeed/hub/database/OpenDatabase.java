package io.tokenspeed.hub.database;

import io.tokenspeed.hub.config.DatabaseServer;
import io.tokenspeed.hub.config.HubSettings;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.NonceStore;
import io.tokenspeed.store.hub.RedisNonceStore;
import io.tokenspeed.store.hub.SqlHubStorage;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.jspecify.annotations.Nullable;

/** The database that the settings name, the store of nonces, and the connections to both. Closing it closes all. */
public final class OpenDatabase implements AutoCloseable {
    private static final int CONNECTIONS = 16;
    private static final int PATIENCE_MILLIS = 5_000;

    private final HubStorage storage;
    private final @Nullable DataSource pool;
    private final @Nullable NonceStore shared;

    private OpenDatabase(HubStorage storage, @Nullable DataSource pool, @Nullable NonceStore shared) {
        this.storage = storage;
        this.pool = pool;
        this.shared = shared;
    }

    /**
     * Opens it, and makes its tables where there are none.
     *
     * @throws io.tokenspeed.model.storage.StorageException if it cannot be used
     */
    public static OpenDatabase of(HubSettings settings) {
        String redis = settings.redisUrl();
        NonceStore shared = redis == null ? null : RedisNonceStore.connect(redis);
        DatabaseServer server = settings.server();
        if (server == null) {
            return new OpenDatabase(SqlHubStorage.sqlite(settings.databasePath()), null, shared);
        }
        DataSource pool = new DataSource(properties(server));
        return new OpenDatabase(SqlHubStorage.postgres(pool), pool, shared);
    }

    /** A connection that was cut off is noticed before it is lent out. */
    private static PoolProperties properties(DatabaseServer server) {
        PoolProperties properties = new PoolProperties();
        properties.setUrl(server.url());
        properties.setUsername(server.user());
        properties.setPassword(server.password());
        properties.setDriverClassName("org.postgresql.Driver");
        properties.setConnectionProperties("reWriteBatchedInserts=true");
        properties.setUseStatementFacade(false);
        properties.setMaxActive(CONNECTIONS);
        properties.setMaxIdle(CONNECTIONS);
        properties.setInitialSize(1);
        properties.setMinIdle(1);
        properties.setMaxWait(PATIENCE_MILLIS);
        properties.setTestOnBorrow(true);
        properties.setValidationInterval(PATIENCE_MILLIS);
        properties.setRollbackOnReturn(true);
        return properties;
    }

    /** What is in it. */
    public HubStorage storage() {
        return storage;
    }

    /** Where nonces are kept outside the database; null when they are in it. */
    public @Nullable NonceStore sharedNonces() {
        return shared;
    }

    @Override
    public void close() {
        if (shared != null) {
            shared.close();
        }
        storage.close();
        if (pool != null) {
            pool.close(true);
        }
    }
}
