package io.tokenspeed.hub.database;

import io.tokenspeed.hub.config.DatabaseServer;
import io.tokenspeed.hub.config.HubSettings;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.store.hub.SqlHubStorage;
import io.tokenspeed.store.hub.shared.RedisBudgetStore;
import io.tokenspeed.store.hub.shared.RedisNonceStore;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.jspecify.annotations.Nullable;

/**
 * The database that the settings name, the stores that nodes share, and the connections to both. Closing it closes all.
 */
public final class OpenDatabase implements AutoCloseable {
    private static final int CONNECTIONS = 16;
    private static final int PATIENCE_MILLIS = 3_000;
    private static final int UNCHECKED_MILLIS = 1_000;
    private static final int CHECK_SECONDS = 2;

    /** Timeouts in seconds, which the server's URL overrides. The store sets other timeouts for each transaction. */
    private static final String DRIVER =
            "reWriteBatchedInserts=true;connectTimeout=3;loginTimeout=4;socketTimeout=5;tcpKeepAlive=true";

    private final HubStorage storage;
    private final @Nullable DataSource pool;
    private final SharedStores shared;

    private OpenDatabase(HubStorage storage, @Nullable DataSource pool, SharedStores shared) {
        this.storage = storage;
        this.pool = pool;
        this.shared = shared;
    }

    /**
     * Opens everything that a node needs to serve, and makes missing tables.
     *
     * @throws io.tokenspeed.model.storage.StorageException if the database cannot be used
     */
    public static OpenDatabase of(HubSettings settings) {
        OpenDatabase database = withoutRedis(settings);
        String redis = settings.storage().redisUrl();
        return redis == null ? database : database.with(redis);
    }

    /** Opens the database without Redis, for commands, because they answer no device. */
    public static OpenDatabase withoutRedis(HubSettings settings) {
        DatabaseServer server = settings.storage().server();
        DataSource pool = server == null ? null : new DataSource(properties(server));
        HubStorage storage = pool == null
                ? SqlHubStorage.sqlite(settings.storage().databasePath())
                : SqlHubStorage.postgres(pool, pool::purge);
        return new OpenDatabase(storage, pool, SharedStores.of(storage));
    }

    /**
     * Opens a hub's database to read only, without Redis and without making tables.
     *
     * @throws io.tokenspeed.model.storage.StorageException if it holds no hub of this version
     */
    public static OpenDatabase readOnly(HubSettings settings) {
        DatabaseServer server = settings.storage().server();
        if (server == null) {
            HubStorage file = SqlHubStorage.readOnlySqlite(settings.storage().databasePath());
            return new OpenDatabase(file, null, SharedStores.of(file));
        }
        PoolProperties properties = properties(server);
        properties.setInitSQL("SET default_transaction_read_only = on");
        DataSource pool = new DataSource(properties);
        try {
            HubStorage storage = SqlHubStorage.readOnlyPostgres(pool, pool::purge);
            return new OpenDatabase(storage, pool, SharedStores.of(storage));
        } catch (RuntimeException failure) {
            pool.close(true);
            throw failure;
        }
    }

    private OpenDatabase with(String redis) {
        SharedStores both = new SharedStores(RedisNonceStore.connect(redis), false, RedisBudgetStore.connect(redis));
        return new OpenDatabase(storage, pool, both);
    }

    /**
     * Makes the pool test a connection before it lends it out, so that a dead connection or a silent server is noticed.
     */
    private static PoolProperties properties(DatabaseServer server) {
        PoolProperties properties = new PoolProperties();
        properties.setUrl(server.url());
        properties.setUsername(server.user());
        properties.setPassword(server.password());
        properties.setDriverClassName("org.postgresql.Driver");
        properties.setConnectionProperties(DRIVER);
        properties.setUseStatementFacade(false);
        properties.setMaxActive(CONNECTIONS);
        properties.setMaxIdle(CONNECTIONS);
        properties.setInitialSize(1);
        properties.setMinIdle(1);
        properties.setMaxWait(PATIENCE_MILLIS);
        properties.setTestOnBorrow(true);
        properties.setValidationInterval(UNCHECKED_MILLIS);
        properties.setValidationQueryTimeout(CHECK_SECONDS);
        properties.setRollbackOnReturn(true);
        return properties;
    }

    /** The hub's storage. */
    public HubStorage storage() {
        return storage;
    }

    /** The stores that nodes share, in Redis where the settings name it. */
    public SharedStores shared() {
        return shared;
    }

    @Override
    public void close() {
        shared.nonces().close();
        shared.budgets().close();
        storage.close();
        if (pool != null) {
            pool.close(true);
        }
    }
}
