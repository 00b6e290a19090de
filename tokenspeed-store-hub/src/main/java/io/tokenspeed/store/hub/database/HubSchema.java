package io.tokenspeed.store.hub.database;

import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.wire.WireFormat;
import io.tokenspeed.store.sqlite.Migrations;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Creates and migrates the schema. Its version is kept in the hub's row, so that Liquibase is only loaded if there is
 * something to migrate.
 */
final class HubSchema {
    /** The version of the schema, raised whenever {@code migrations/} changes. */
    static final int VERSION = 6;

    private static final String CHANGELOG = "io/tokenspeed/store/hub/migrations/changelog.xml";
    private static final int HUB_ID_BYTES = 12;

    /** An arbitrary number that no other program is likely to lock. */
    private static final long POSTGRES_LOCK = 0x7473_6875_62L;

    private final HubDatabase database;
    private final String name;

    HubSchema(HubDatabase database, String name) {
        this.database = database.with(Patience.LONG);
        this.name = name;
    }

    /**
     * Creates the tables or migrates them to this program's version.
     *
     * @throws StorageException if the database belongs to a newer version or to another program
     */
    void ensure() {
        int version = database.read(this::version);
        if (version > VERSION) {
            throw new StorageException(name + " was written by a newer TokenSpeed; update this one.", null);
        }
        if (version < VERSION) {
            database.change(this::migrate);
        }
    }

    /**
     * Demands the tables of this program's version, and makes none.
     *
     * @throws StorageException if the database has no tables of a hub, or those of another version
     */
    void require() {
        int version = database.read(this::version);
        if (version == 0) {
            throw new StorageException(name + " holds no hub; start the hub with it first.", null);
        }
        if (version != VERSION) {
            throw new StorageException(
                    name + " has tables of version " + version + ", but this program reads version " + VERSION
                            + "; use the version of TokenSpeed that the hub has.",
                    null);
        }
    }

    private int version(HubSession session) {
        Set<String> tables = tables(session);
        if (tables.contains("hub") && tables.contains("usage_bucket")) {
            return session.handle()
                    .createQuery("SELECT schema_version FROM hub")
                    .mapTo(Integer.class)
                    .findOne()
                    .orElse(0);
        }
        if (session.dialect() == Dialect.SQLITE && !tables.isEmpty()) {
            throw new StorageException(name + " belongs to another program; set TS_HUB_DB_PATH to another file.", null);
        }
        return 0;
    }

    private static Set<String> tables(HubSession session) {
        String sql = switch (session.dialect()) {
            case SQLITE -> "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')";
            case POSTGRES ->
                "SELECT table_name FROM information_schema.tables " + "WHERE table_schema = current_schema()";
        };
        List<String> names =
                session.handle().createQuery(sql).mapTo(String.class).list();
        return new HashSet<>(names);
    }

    /**
     * Migrates in one transaction and one process at a time, so that a kill at any moment leaves the old schema or the
     * new one.
     */
    private void migrate(HubSession session) throws SQLException {
        if (session.dialect() == Dialect.POSTGRES) {
            session.execute("SELECT pg_advisory_xact_lock(" + POSTGRES_LOCK + ")");
        }
        if (version(session) < VERSION) {
            Migrations.run(session.handle().getConnection(), CHANGELOG);
            note(session.handle());
        }
    }

    private static void note(Handle handle) {
        int updated = handle.execute("UPDATE hub SET schema_version = ?", VERSION);
        if (updated == 0) {
            handle.execute(
                    "INSERT INTO hub (hub_id, epoch, schema_version) VALUES (?, 1, ?)",
                    "tsh_" + WireFormat.text(new SecureRandom(), HUB_ID_BYTES),
                    VERSION);
        }
    }
}
