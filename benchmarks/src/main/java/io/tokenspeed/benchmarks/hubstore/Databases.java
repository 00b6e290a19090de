package io.tokenspeed.benchmarks.hubstore;

import io.tokenspeed.store.hub.SqlHubStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases to measure: SQLite, and PostgreSQL where {@code TEST_PG_URL} names one. */
final class Databases {
    private Databases() {}

    static List<Database> all() throws IOException {
        List<Database> databases = new ArrayList<>();
        databases.add(new Sqlite(Files.createTempDirectory("tokenspeed-hub-store")));
        String url = System.getenv("TEST_PG_URL");
        if (url != null) {
            databases.add(new Postgres(url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true"));
        }
        return databases;
    }

    private record Sqlite(Path folder) implements Database {
        @Override
        public String name() {
            return "SQLite";
        }

        private Path path() {
            return folder.resolve("hub.sqlite");
        }

        @Override
        public SqlHubStorage open() throws IOException {
            for (String end : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(folder.resolve("hub.sqlite" + end));
            }
            return SqlHubStorage.sqlite(path());
        }

        @Override
        public Connection connect() throws SQLException {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path());
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA synchronous = FULL");
                statement.execute("PRAGMA busy_timeout = 10000");
                statement.execute("PRAGMA cache_size = -65536");
            }
            return connection;
        }
    }

    private record Postgres(String url) implements Database {
        @Override
        public String name() {
            return "PostgreSQL";
        }

        @Override
        public SqlHubStorage open() throws SQLException {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("DROP SCHEMA public CASCADE");
                statement.execute("CREATE SCHEMA public");
            }
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(url);
            return SqlHubStorage.postgres(source);
        }

        @Override
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url);
        }
    }
}
