package io.tokenspeed.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.store.SqliteLocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("ts.sqlite");
    }

    @Test
    void open_makesWhatAllMigrationsMake() throws IOException, SQLException {
        Path migrated = folder.resolve("migrated.sqlite");
        try (Connections connections = new Connections(migrated)) {
            new Schema(connections, Clock.systemUTC()).migrate();
        }

        open().close();

        assertThat(query(path, "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2"))
                .hasSizeGreaterThan(10)
                .isEqualTo(query(migrated, "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2"));
        assertThat(query(path, "PRAGMA user_version")).containsExactly(Integer.toString(Schema.VERSION));
        assertThat(query(path, "SELECT COUNT(*) FROM requests")).containsExactly("0");
    }

    @Test
    void open_keepsTheRowsOfAnOlderFile() throws SQLException {
        run("""
            CREATE TABLE requests (id TEXT PRIMARY KEY, session_id TEXT NOT NULL, message_id TEXT NOT NULL,
              model_id TEXT NOT NULL, agent TEXT, input_tokens INTEGER NOT NULL DEFAULT 0,
              output_tokens INTEGER NOT NULL DEFAULT 0, reasoning_tokens INTEGER NOT NULL DEFAULT 0,
              cache_read INTEGER NOT NULL DEFAULT 0, cache_write INTEGER NOT NULL DEFAULT 0,
              total_tokens INTEGER NOT NULL DEFAULT 0, started_at INTEGER NOT NULL, completed_at INTEGER,
              duration_ms INTEGER, output_tps REAL, total_tps REAL, cost REAL,
              created_at INTEGER NOT NULL DEFAULT (strftime('%s', 'now')))""", """
            INSERT INTO requests (id, session_id, message_id, model_id, input_tokens, output_tokens, started_at)
            VALUES ('r1', 's1', 'm1', 'gpt', 100, 20, 1793611200000), ('r2', 's1', 'm2', 'gpt', 1, 2, 1793611300000)""");

        UsageTotals totals;
        try (SqliteLocalStorage storage = open()) {
            totals = storage.usage().summary(UsageFilter.all(ZoneOffset.UTC));
        }

        assertThat(totals.requests()).isEqualTo(2);
        assertThat(totals.tokens().total()).isEqualTo(123);
        assertThat(query(path, "SELECT id, project_id FROM requests ORDER BY id"))
                .containsExactly("r1|null", "r2|null");
    }

    @Test
    void open_refusesAFileOfANewerProgram() throws SQLException {
        open().close();
        run("PRAGMA user_version = " + (Schema.VERSION + 1));

        assertRefused("The database " + path + " was written by a newer TokenSpeed; update this one.");
    }

    @Test
    void open_refusesWhatIsNoDatabaseAndLeavesItAlone() throws IOException {
        String text = "notes that somebody keeps under an odd name. ".repeat(100);
        Files.writeString(path, text);

        assertRefused("The database " + path + " is not a SQLite database; set TS_DB_PATH to another file.");
        assertThat(path).hasContent(text);
    }

    @Test
    void open_refusesAFolderThatIsNone() throws IOException {
        path = Files.createFile(folder.resolve("file")).resolve("ts.sqlite");

        // JDK versions report a path below a file differently, so the message is one of two.
        assertThatThrownBy(this::open)
                .isInstanceOf(StorageException.class)
                .hasMessageContainingAll("database " + path, "folder", "set TS_DB_PATH.");
    }

    @Test
    void open_saysThatItsFolderCannotBeWritten() throws IOException {
        Files.createDirectory(folder.resolve("ts.sqlite.lock"));

        assertRefused("Cannot make or change the database " + path
                + "; make its folder writable and see that the disk is not full, or set TS_DB_PATH.");
        assertThat(path).doesNotExist();
    }

    @Test
    void open_takesAnEmptyFileForAMissingOne() throws IOException, SQLException {
        Files.createFile(path);

        open().close();

        assertThat(query(path, "SELECT COUNT(*) FROM requests")).containsExactly("0");
    }

    private SqliteLocalStorage open() {
        return SqliteLocalStorage.open(path, () -> Pricing.NONE);
    }

    private void assertRefused(String sentence) {
        assertThatThrownBy(this::open).isInstanceOf(StorageException.class).hasMessage(sentence);
    }

    private void run(String... script) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement()) {
            for (String sql : script) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> query(Path path, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(row.getString(i)));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }
}
