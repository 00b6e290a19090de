package io.tokenspeed.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A migration gives every folder one spelling in older rows, except in rows of the predecessor. */
class ProjectSpellingTest {
    private static final int BEFORE = 13;

    @TempDir
    private Path folder;

    @Test
    void open_spellsTheFoldersOfAnOlderFile() throws SQLException {
        Path path = folder.resolve("ts.sqlite");
        open(path).close();
        List<String> spellings = List.of(
                "C:\\a\\x",
                "c:/a/x",
                "c:\\a\\x\\",
                "\\\\?\\c:\\a\\x",
                "//server/x/",
                "\\\\?\\UNC\\server\\x",
                "c:\\",
                "/home/ada/x/",
                "/home/ada/x");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path)) {
            for (int i = 0; i < spellings.size(); i++) {
                insert(connection, "codex:" + i, "codex", spellings.get(i));
            }
            insert(connection, "plugin", null, "c:/plugin");
            try (Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM databasechangelog WHERE filename LIKE '%013%'");
                statement.execute("PRAGMA user_version = " + BEFORE);
            }
        }

        try (SqliteLocalStorage storage = open(path)) {
            assertThat(storage.usage().breakdown(UsageFilter.all(ZoneOffset.UTC), List.of(Dimension.PROJECT)))
                    .extracting(row -> row.keys().get(0) + " " + row.totals().requests())
                    .containsExactlyInAnyOrder(
                            "C:\\a\\x 4", "\\\\server\\x 2", "C:\\ 1", "/home/ada/x 2", "c:/plugin 1");
        }
    }

    private static SqliteLocalStorage open(Path path) {
        return SqliteLocalStorage.open(path, () -> Pricing.NONE);
    }

    private static void insert(Connection connection, String id, @Nullable String tool, String project)
            throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("""
            INSERT INTO requests (id, session_id, message_id, model_id, tool, project_id, started_at)
            VALUES (?, 's', ?, 'm', ?, ?, 1793611200000)""")) {
            row.setString(1, id);
            row.setString(2, id);
            row.setString(3, tool);
            row.setString(4, project);
            row.executeUpdate();
        }
    }
}
