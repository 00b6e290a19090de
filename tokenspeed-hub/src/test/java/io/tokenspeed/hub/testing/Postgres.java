package io.tokenspeed.hub.testing;

import io.tokenspeed.hub.database.OpenDatabase;
import io.tokenspeed.model.hub.AdminStorage;
import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.hub.SharedStorage;
import io.tokenspeed.model.hub.TokenStorage;
import io.tokenspeed.model.hub.UploadStorage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL server for the tests of this process, started once, or the one that {@code TEST_PG_URL} names, whose
 * user must be allowed to create databases.
 */
public final class Postgres {
    private static final AtomicInteger MADE = new AtomicInteger();
    private static final String SERVER = server();

    private Postgres() {}

    /** Not closed here: the server ends with this process. */
    @SuppressWarnings("resource")
    private static String server() {
        String given = System.getenv("TEST_PG_URL");
        if (given != null) {
            return given;
        }
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .start()
                    .getJdbcUrl("postgres", "postgres");
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "PostgreSQL does not start; set TEST_PG_URL to a server's JDBC URL", failure);
        }
    }

    /** An empty database, opened as a hub opens it. */
    static HubStorage open(Path folder) {
        return new Opened(OpenDatabase.of(TestHub.settings(folder, Map.of("TS_HUB_DATABASE_URL", database()))));
    }

    /** The JDBC URL of an empty database. */
    public static String database() {
        String name = "hub_" + ProcessHandle.current().pid() + "_" + MADE.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return SERVER.replaceFirst("/postgres(?=[?]|$)", "/" + name);
    }

    /** Cuts all connections to the databases that the tests of this process use. */
    public static void cutConnections() {
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'hub_"
                + ProcessHandle.current().pid() + "_%'");
    }

    private static void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(SERVER);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** A storage that closes its database connections when it is closed. */
    private record Opened(OpenDatabase database) implements HubStorage {
        @Override
        public AdminStorage admin() {
            return database.storage().admin();
        }

        @Override
        public TokenStorage tokens() {
            return database.storage().tokens();
        }

        @Override
        public UploadStorage uploads() {
            return database.storage().uploads();
        }

        @Override
        public SharedStorage shared() {
            return database.storage().shared();
        }

        @Override
        public void check() {
            database.storage().check();
        }

        @Override
        public void close() {
            database.close();
        }
    }
}
