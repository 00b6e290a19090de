package io.tokenspeed.store.hub;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server for the tests of this process, started once, or the one that {@code TEST_PG_URL} names, whose
 * user must be allowed to create databases. Every test gets a copy of a migrated database.
 */
public final class TestPostgres {
    private static final AtomicInteger MADE = new AtomicInteger();
    private static final String PREFIX = "ts_" + ProcessHandle.current().pid() + "_";
    private static final String TEMPLATE = PREFIX + "template";
    private static final String SERVER = start();

    private TestPostgres() {}

    private static String start() {
        String given = System.getenv("TEST_PG_URL");
        String url = given == null ? embedded() : given;
        execute(url, "CREATE DATABASE " + TEMPLATE);
        SqlHubStorage.postgres(source(url, TEMPLATE)).close();
        return url;
    }

    /** Not closed here: the server ends with this process. */
    @SuppressWarnings("resource")
    private static String embedded() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .start();
            return server.getJdbcUrl("postgres", "postgres");
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "PostgreSQL does not start; set TEST_PG_URL to a server's JDBC URL", failure);
        }
    }

    /** A database without tables. */
    static DataSource bare() {
        String name = PREFIX + MADE.incrementAndGet();
        execute(SERVER, "CREATE DATABASE " + name);
        return source(SERVER, name);
    }

    /** Creates an empty, migrated database. */
    public static DataSource database() {
        String name = PREFIX + MADE.incrementAndGet();
        execute(SERVER, "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return source(SERVER, name);
    }

    private static DataSource source(String url, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setDatabaseName(database);
        source.setReWriteBatchedInserts(true);
        return source;
    }

    private static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }
}
