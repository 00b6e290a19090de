package io.tokenspeed.store.hub;

import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.SharedStorage;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.model.hub.UploadStorage;
import io.tokenspeed.store.hub.admin.SqlAdmin;
import io.tokenspeed.store.hub.database.HubDatabase;
import io.tokenspeed.store.hub.database.Patience;
import io.tokenspeed.store.hub.database.PostgresHubDatabase;
import io.tokenspeed.store.hub.database.SqliteHubDatabase;
import io.tokenspeed.store.hub.ingest.Ingest;
import io.tokenspeed.store.hub.ingest.OtherEngine;
import io.tokenspeed.store.hub.ingest.SameDatabase;
import io.tokenspeed.store.hub.ingest.TokenHalf;
import io.tokenspeed.store.hub.shared.NonceCounts;
import io.tokenspeed.store.hub.shared.SqlShared;
import java.nio.file.Path;
import javax.sql.DataSource;

/**
 * The storage of one hub, in a SQLite file of its own or in a PostgreSQL database that several nodes share. Both halves
 * are in one database and share their transactions, unless {@link #withTokens} gives the token half to another engine.
 */
public final class SqlHubStorage implements HubStorage {
    private final HubDatabase database;
    private final NonceCounts counts = new NonceCounts();
    private final TokenHalf half;
    private final TokenStorage tokens;
    private final Ingest ingest;

    private SqlHubStorage(HubDatabase database) {
        SameDatabase tables = new SameDatabase();
        this.database = database;
        this.half = tables;
        this.tokens = new SqlTokens(database, tables);
        this.ingest = new Ingest(database, counts, tables);
    }

    private SqlHubStorage(HubDatabase database, TokenStorage engine) {
        this.database = database;
        this.half = new OtherEngine(engine);
        this.tokens = engine;
        this.ingest = new Ingest(database.with(Patience.TWO_ENGINES), counts, half);
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

    /**
     * The same database for the admin half with another engine for the token half, which stays the caller's. The two are
     * kept in step as {@code RATIONALE.md} beside this class explains. On SQLite no other change is made while records
     * are being put.
     */
    public SqlHubStorage withTokens(TokenStorage engine) {
        return new SqlHubStorage(database, engine);
    }

    @Override
    public AdminStorage admin() {
        return new SqlAdmin(database, half);
    }

    @Override
    public UploadStorage uploads() {
        return ingest;
    }

    @Override
    public TokenStorage tokens() {
        return tokens;
    }

    @Override
    public SharedStorage shared() {
        return new SqlShared(database, counts);
    }

    @Override
    public void check() {
        database.check();
        half.check();
    }

    @Override
    public void close() {
        database.close();
    }
}
