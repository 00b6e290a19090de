package io.tokenspeed.store.hub;

import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.TokenStorage;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;

/** The storage of one hub, in a SQLite file of its own or in a PostgreSQL database that several nodes share. */
public final class SqlHubStorage implements HubStorage {
    /** No device has such an id. */
    private static final String CHECK = "check";

    private final String node = UUID.randomUUID().toString();
    private final HubDatabase database;
    private final SqlAdmin admin;
    private final SqlTokens tokens;

    private SqlHubStorage(HubDatabase database) {
        this.database = database;
        this.admin = new SqlAdmin(database);
        this.tokens = new SqlTokens(database);
    }

    /**
     * Opens a file, and makes it, readable for its owner only, where there is none. One process at a time serves it;
     * others may change devices and invites meanwhile.
     *
     * @throws io.tokenspeed.model.storage.StorageException if it cannot be used or belongs to another program
     */
    public static SqlHubStorage sqlite(Path path) {
        return new SqlHubStorage(SqliteHubDatabase.open(path));
    }

    /**
     * Uses a PostgreSQL database through a pool, which stays the caller's. Its connections commit by themselves, as is
     * usual, and should set {@code reWriteBatchedInserts}.
     *
     * @throws io.tokenspeed.model.storage.StorageException if it cannot be used
     */
    public static SqlHubStorage postgres(DataSource pool) {
        return postgres(pool, () -> {});
    }

    /**
     * The same with a pool that can throw away what it holds.
     *
     * @param connectionLost is run when a connection turned out to be dead, because then others of the pool may be, too
     */
    public static SqlHubStorage postgres(DataSource pool, Runnable connectionLost) {
        return new SqlHubStorage(PostgresHubDatabase.open(pool, connectionLost));
    }

    @Override
    public AdminStorage admin() {
        return admin;
    }

    @Override
    public TokenStorage tokens() {
        return tokens;
    }

    @Override
    public void check() {
        database.change(session -> {
            session.handle().execute("INSERT INTO nonce (device_id, nonce, expires_at) VALUES (?, ?, 0)", CHECK, node);
            session.handle().execute("DELETE FROM nonce WHERE device_id = ? AND nonce = ?", CHECK, node);
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
