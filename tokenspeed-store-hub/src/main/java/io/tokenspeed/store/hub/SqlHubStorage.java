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
import io.tokenspeed.store.hub.database.ReadOnlySqlite;
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
 * The storage of one hub, in a SQLite file of its own or in a PostgreSQL database that several nodes share. The admin
 * half (devices, keys, invites, audit) and the token half (usage) share one database and its transactions, unless
 * {@link #withTokens} puts the token half into another engine.
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
     * Opens a SQLite file, and creates it if it does not exist, readable for its owner only. Only one process serves a
     * file at a time; other processes may change devices and invites meanwhile.
     *
     * @throws io.tokenspeed.model.storage.StorageException if the file cannot be used or belongs to another program
     */
    public static SqlHubStorage sqlite(Path path) {
        return new SqlHubStorage(SqliteHubDatabase.open(path));
    }

    /**
     * Uses a PostgreSQL database through a pool, which the caller closes. Its connections must be in auto-commit mode,
     * the default, and should set {@code reWriteBatchedInserts}.
     *
     * @throws io.tokenspeed.model.storage.StorageException if the database cannot be used
     */
    public static SqlHubStorage postgres(DataSource pool) {
        return postgres(pool, () -> {});
    }

    /**
     * Like {@link #postgres(DataSource)}, with a callback that discards the connections of the pool.
     *
     * @param connectionLost is run when a connection turns out to be dead, because other connections of the pool may be
     *     dead, too
     */
    public static SqlHubStorage postgres(DataSource pool, Runnable connectionLost) {
        return new SqlHubStorage(PostgresHubDatabase.open(pool, connectionLost));
    }

    /**
     * Opens a SQLite file of a hub to read only: everything that would change it fails.
     *
     * @throws io.tokenspeed.model.storage.StorageException if there is no file with a hub of this version
     */
    public static SqlHubStorage readOnlySqlite(Path path) {
        return new SqlHubStorage(ReadOnlySqlite.open(path));
    }

    /**
     * Uses a PostgreSQL database of a hub to read only, through a pool whose connections refuse to write and that the
     * caller closes.
     *
     * @param connectionLost as for {@link #postgres(DataSource, Runnable)}
     * @throws io.tokenspeed.model.storage.StorageException if the database has no hub of this version
     */
    public static SqlHubStorage readOnlyPostgres(DataSource pool, Runnable connectionLost) {
        return new SqlHubStorage(PostgresHubDatabase.readOnly(pool, connectionLost));
    }

    /**
     * Returns a storage with this admin half and another engine for the token half, which the caller closes.
     * {@code ingest/RATIONALE.md} explains how the halves are kept in step. On SQLite all other changes wait while the
     * engine stores records. The database must hold no usage of its own, because erasures would leave it there.
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
