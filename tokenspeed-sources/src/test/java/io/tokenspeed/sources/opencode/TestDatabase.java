package io.tokenspeed.sources.opencode;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A database as OpenCode makes it. JSON is written with single quotes. */
public final class TestDatabase implements AutoCloseable {
    public static final String V1 = """
            CREATE TABLE session(id TEXT PRIMARY KEY NOT NULL, directory TEXT NOT NULL, title TEXT NOT NULL);
            CREATE TABLE message(id TEXT PRIMARY KEY NOT NULL, session_id TEXT NOT NULL, time_created INTEGER,
              time_updated INTEGER, data TEXT);
            CREATE TABLE part(id TEXT PRIMARY KEY NOT NULL, message_id TEXT NOT NULL, session_id TEXT NOT NULL,
              time_created INTEGER, time_updated INTEGER, data TEXT);
            CREATE INDEX part_message_id_id_idx ON part(message_id, id);
            """;
    public static final String V1_WITHOUT_TIMES = """
            CREATE TABLE message(id TEXT PRIMARY KEY, session_id TEXT, data TEXT);
            CREATE TABLE part(id TEXT PRIMARY KEY, message_id TEXT, session_id TEXT, data TEXT);
            """;
    public static final String V2 = """
            CREATE TABLE session_v2(id TEXT PRIMARY KEY NOT NULL, directory TEXT NOT NULL, title TEXT NOT NULL);
            CREATE TABLE session_message(id TEXT PRIMARY KEY NOT NULL, session_id TEXT NOT NULL, type TEXT NOT NULL,
              time_updated INTEGER NOT NULL, data TEXT NOT NULL);
            """;

    private final Connection connection;

    private TestDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Creates a database; it keeps a rollback journal until {@link #keepLog} is called. */
    public static TestDatabase create(Path path, String schema) throws SQLException {
        TestDatabase database = open(path);
        database.run(schema);
        return database;
    }

    static TestDatabase open(Path path) throws SQLException {
        return new TestDatabase(DriverManager.getConnection("jdbc:sqlite:" + path));
    }

    /** From now on changes go to a log beside the database, as in OpenCode. */
    public TestDatabase keepLog() throws SQLException {
        return run("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0");
    }

    public TestDatabase run(String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : script.split(";", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
        return this;
    }

    TestDatabase session(String id, String directory) throws SQLException {
        return update("INSERT INTO session(id, directory, title) VALUES (?,?,'')", id, directory);
    }

    public TestDatabase message(String id, long updated, @Nullable String json) throws SQLException {
        return update(
                "INSERT OR REPLACE INTO message VALUES (?,'ses_1',?,?,?)", id, updated, updated, Fixtures.json(json));
    }

    public TestDatabase part(String id, String message, long updated, @Nullable String json) throws SQLException {
        return update(
                "INSERT OR REPLACE INTO part VALUES (?,?,'ses_1',?,?,?)",
                id,
                message,
                updated,
                updated,
                Fixtures.json(json));
    }

    /** Runs one statement with values. */
    public TestDatabase update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
        return this;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
