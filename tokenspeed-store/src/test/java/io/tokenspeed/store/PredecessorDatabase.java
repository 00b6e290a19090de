package io.tokenspeed.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Creates databases of the predecessor from SQL files beside the tests, and runs plain SQL on any database. */
public final class PredecessorDatabase {
    public static final int OLDER_ROWS = 36;
    public static final int NEWER_ROWS = 40;

    /** The columns that both forms have; their values must never change. */
    private static final String COLUMNS = """
        id, session_id, message_id, model_id, provider_id, agent, input_tokens, output_tokens, reasoning_tokens,
        cache_read, cache_write, total_tokens, started_at, completed_at, duration_ms, output_tps, total_tps, cost,
        created_at""";

    private PredecessorDatabase() {}

    public static Path older(Path file) {
        return make("predecessor-older.sql", file);
    }

    public static Path newer(Path file) {
        return make("predecessor-newer.sql", file);
    }

    private static Path make(String resource, Path file) {
        try (InputStream in = PredecessorDatabase.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new AssertionError(resource + " is missing");
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            run(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return file;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Runs SQL like another program that does not wait for locks. */
    public static void run(Path file, String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=0");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException failure) {
            throw new AssertionError("could not run " + sql, failure);
        }
    }

    /** Returns every row of {@code requests} with the predecessor's columns. */
    public static List<String> rows(Path file) {
        return ask(file, "SELECT " + COLUMNS + " FROM requests ORDER BY id");
    }

    /** Returns the rows of a query, with a bar between the values. */
    public static List<String> ask(Path file, String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                StringBuilder text = new StringBuilder();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    text.append(i == 1 ? "" : "|").append(row.getString(i));
                }
                rows.add(text.toString());
            }
            return rows;
        } catch (SQLException failure) {
            throw new AssertionError("could not ask " + sql, failure);
        }
    }
}
