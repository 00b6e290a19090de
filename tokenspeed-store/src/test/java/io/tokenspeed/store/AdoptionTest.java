package io.tokenspeed.store;

import static io.tokenspeed.store.PredecessorDatabase.NEWER_ROWS;
import static io.tokenspeed.store.PredecessorDatabase.OLDER_ROWS;
import static io.tokenspeed.store.PredecessorDatabase.ask;
import static io.tokenspeed.store.PredecessorDatabase.rows;
import static io.tokenspeed.store.PredecessorDatabase.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database of the predecessor is adopted in its place. */
class AdoptionTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("tokenspeed-monitor.sqlite");
    }

    @ParameterizedTest
    @ValueSource(strings = {"older", "newer"})
    void open_predecessor_keepsEveryRowAndTable(String form) {
        make(form);
        List<String> before = rows(file);
        List<String> sessions =
                ask(file, "SELECT id, started_at, last_activity, request_count FROM sessions ORDER BY id");

        open().close();

        assertThat(rows(file)).isEqualTo(before).hasSize(form.equals("older") ? OLDER_ROWS : NEWER_ROWS);
        assertThat(ask(file, "SELECT id, started_at, last_activity, request_count FROM sessions ORDER BY id"))
                .isEqualTo(sessions);
        assertThat(ask(file, "PRAGMA integrity_check")).containsExactly("ok");
    }

    @Test
    void open_newerForm_keepsProjectsAndUploadQueue() {
        PredecessorDatabase.newer(file);
        List<String> projects = ask(file, "SELECT * FROM projects ORDER BY id");
        List<String> queue = ask(file, "SELECT * FROM upload_queue ORDER BY id");

        open().close();

        assertThat(ask(file, "SELECT * FROM projects ORDER BY id"))
                .isEqualTo(projects)
                .hasSize(2);
        assertThat(ask(file, "SELECT * FROM upload_queue ORDER BY id"))
                .isEqualTo(queue)
                .hasSize(2);
    }

    @Test
    void open_newerForm_showsEveryRequest() {
        PredecessorDatabase.newer(file);

        UsageTotals totals = totals();

        assertThat(totals.requests()).isEqualTo(NEWER_ROWS);
        // Output with reasoning: 2 × (1 + ... + 40) and the odd numbers up to 39.
        assertThat(totals.tokens().output()).isEqualTo(1640 + 400);
        assertThat(totals.tokens().total()).isEqualTo(8200 + 1640 + 400 + NEWER_ROWS * 500);
    }

    @Test
    void open_severalRowsOfOneMessage_largestCounts() {
        PredecessorDatabase.older(file);

        UsageTotals totals = totals();

        assertThat(totals.requests()).isEqualTo(OLDER_ROWS - 2);
        assertThat(ask(file, "SELECT output_tokens FROM requests WHERE superseded = 1 ORDER BY 1"))
                .containsExactly("1", "30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"older", "newer"})
    void open_predecessor_leavesBackupForItsOwner(String form) throws IOException {
        make(form);
        List<String> before = rows(file);

        open().close();

        Path backup = onlyBackup();
        assertThat(backup.getFileName().toString())
                .matches("tokenspeed-monitor\\.sqlite\\.before-tokenspeed-\\d{8}-\\d{6}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        assertThat(rows(backup)).isEqualTo(before);
        assertThat(ask(backup, "SELECT COUNT(*) FROM pragma_table_info('requests') WHERE name = 'tool'"))
                .containsExactly("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-rw-rw-"})
    void open_predecessorReadableByAll_becomesItsOwnersOnly(String rights) throws IOException {
        PredecessorDatabase.newer(file);
        Path log = Files.createFile(folder.resolve("tokenspeed-monitor.sqlite-shm"));
        for (Path open : List.of(file, log)) {
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString(rights));
        }

        try (SqliteLocalStorage storage = open()) {
            assertThat(storage.usage().summary(UsageFilter.all(ZoneOffset.UTC)).requests())
                    .isEqualTo(NEWER_ROWS);
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files)
                        .allSatisfy(
                                path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void open_again_makesNoSecondBackup() throws IOException {
        PredecessorDatabase.newer(file);
        open().close();

        open().close();

        assertThat(onlyBackup()).exists();
    }

    @Test
    void open_leftoversOfKilledBackup_areReplaced() throws IOException {
        PredecessorDatabase.newer(file);
        Path part = folder.resolve("tokenspeed-monitor.sqlite.before-tokenspeed.part");
        Files.writeString(part, "half a backup");

        open().close();

        assertThat(part).doesNotExist();
        assertThat(rows(onlyBackup())).hasSize(NEWER_ROWS);
    }

    @Test
    void open_timeWithFraction_isAdopted() {
        PredecessorDatabase.newer(file);
        run(file, "UPDATE requests SET completed_at = completed_at + 0.5 WHERE message_id = 'msg_new5'");

        assertThat(totals().requests()).isEqualTo(NEWER_ROWS);
    }

    @Test
    void open_databaseOfAnotherProgram_isRefusedAndUnchanged() throws IOException {
        run(file, "CREATE TABLE moz_places (url TEXT)");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(this::open)
                .isInstanceOf(StorageException.class)
                .hasMessage("The database " + file + " belongs to another program; set TS_DB_PATH to another file.");
        assertThat(ask(file, "SELECT name FROM sqlite_schema")).containsExactly("moz_places");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void open_migrationFailsInTheMiddle_changesNothing() {
        PredecessorDatabase.newer(file);
        run(file, "CREATE TABLE usage_hour (x)");
        List<String> before = ask(file, "SELECT sql FROM sqlite_schema ORDER BY name");

        assertThatThrownBy(this::open).isInstanceOf(StorageException.class);

        assertThat(ask(file, "SELECT sql FROM sqlite_schema ORDER BY name")).isEqualTo(before);
        run(file, "DROP TABLE usage_hour");
        assertThat(totals().requests()).isEqualTo(NEWER_ROWS);
    }

    @Test
    void open_newFile_isNotBackedUp() throws IOException {
        open().close();

        assertThat(backups()).isEmpty();
    }

    @Test
    void open_schemaOfPredecessor_itsOwnStartFindsNothingMissing() {
        open().close();

        run(file, """
            CREATE TABLE IF NOT EXISTS requests (id TEXT PRIMARY KEY);
            CREATE TABLE IF NOT EXISTS model_stats (model_id TEXT PRIMARY KEY);
            CREATE TABLE IF NOT EXISTS sessions (id TEXT PRIMARY KEY);
            CREATE TABLE IF NOT EXISTS projects (id TEXT PRIMARY KEY);
            CREATE INDEX IF NOT EXISTS idx_requests_session_id ON requests (session_id);
            CREATE INDEX IF NOT EXISTS idx_requests_project_id ON requests (project_id);
            CREATE INDEX IF NOT EXISTS idx_requests_model_id ON requests (model_id);
            CREATE INDEX IF NOT EXISTS idx_requests_provider_id ON requests (provider_id);
            CREATE INDEX IF NOT EXISTS idx_requests_started_at ON requests (started_at);
            CREATE INDEX IF NOT EXISTS idx_sessions_project_id ON sessions (project_id);
            CREATE INDEX IF NOT EXISTS idx_projects_last_seen ON projects (last_seen);""");

        assertThat(totals().requests()).isZero();
    }

    private void make(String form) {
        if (form.equals("older")) {
            PredecessorDatabase.older(file);
        } else {
            PredecessorDatabase.newer(file);
        }
    }

    private SqliteLocalStorage open() {
        return SqliteLocalStorage.open(file, () -> Pricing.NONE);
    }

    private UsageTotals totals() {
        try (SqliteLocalStorage storage = open()) {
            return storage.usage().summary(UsageFilter.all(ZoneOffset.UTC));
        }
    }

    private Path onlyBackup() throws IOException {
        assertThat(backups()).hasSize(1);
        return backups().get(0);
    }

    private List<Path> backups() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.getFileName().toString().contains("before-tokenspeed"))
                    .toList();
        }
    }
}
