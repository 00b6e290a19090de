package io.tokenspeed.store;

import static io.tokenspeed.store.PredecessorDatabase.NEWER_ROWS;
import static io.tokenspeed.store.PredecessorDatabase.OLDER_ROWS;
import static io.tokenspeed.store.PredecessorDatabase.ask;
import static io.tokenspeed.store.PredecessorDatabase.rows;
import static io.tokenspeed.store.PredecessorDatabase.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.usage.UsageFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database in the working directory is merged into the central one, once, and never touched. */
class TakeoverTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private Path central;
    private Path legacy;
    private SqliteLocalStorage storage;

    @BeforeEach
    void open() {
        central = folder.resolve("home").resolve("tokenspeed-monitor.sqlite");
        legacy = folder.resolve("project").resolve("data").resolve("tokenspeed-monitor.sqlite");
        storage = SqliteLocalStorage.open(central, () -> Pricing.NONE);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void takeOver_newerForm_mergesEveryRow() {
        PredecessorDatabase.newer(legacy);

        TakenOver taken = takeOver().orElseThrow();

        assertThat(taken.taken()).isTrue();
        assertThat(taken.added()).isEqualTo(NEWER_ROWS);
        assertThat(taken.present() + taken.skipped()).isZero();
        assertThat(rows(central)).isEqualTo(rows(legacy));
        assertThat(ask(central, "SELECT * FROM projects ORDER BY id"))
                .isEqualTo(ask(legacy, "SELECT * FROM projects ORDER BY id"));
        assertThat(storage.usage().summary(UsageFilter.all(ZoneOffset.UTC)).requests())
                .isEqualTo(NEWER_ROWS);
    }

    @Test
    void takeOver_olderForm_mergesEveryRow() {
        PredecessorDatabase.older(legacy);

        assertThat(takeOver().orElseThrow().added()).isEqualTo(OLDER_ROWS);
        assertThat(rows(central)).isEqualTo(rows(legacy));
    }

    @Test
    void takeOver_again_doesNothing() {
        PredecessorDatabase.newer(legacy);
        takeOver();

        assertThat(takeOver()).isEmpty();
        assertThat(storage.takeovers()).hasSize(1);
    }

    @Test
    void takeOver_sameContentTouched_doesNothing() throws IOException {
        PredecessorDatabase.newer(legacy);
        takeOver();
        Files.setLastModifiedTime(legacy, FileTime.from(NOW));

        assertThat(takeOver()).isEmpty();
        assertThat(takeOver()).isEmpty();
        assertThat(storage.takeovers()).hasSize(1);
    }

    @Test
    void takeOver_afterFileGrew_addsOnlyWhatIsNew() {
        PredecessorDatabase.newer(legacy);
        takeOver();
        run(legacy, """
            INSERT INTO requests (id, session_id, message_id, model_id, started_at)
            VALUES ('33333333-aaaa', 's', 'm', 'kimi-k2', 1773300000000)""");

        TakenOver taken = takeOver().orElseThrow();

        assertThat(taken.added()).isEqualTo(1);
        assertThat(taken.present()).isEqualTo(NEWER_ROWS);
        assertThat(storage.takeovers()).hasSize(2);
    }

    @Test
    void takeOver_rowsThatAreHere_areKept() {
        PredecessorDatabase.newer(legacy);
        run(central, """
            INSERT INTO requests (id, session_id, message_id, model_id, started_at)
            VALUES ('00009e37-2222-4222-8222-000000000001', 'kept', 'm', 'kimi-k2', 1773300000000)""");

        TakenOver taken = takeOver().orElseThrow();

        assertThat(taken.present()).isEqualTo(1);
        assertThat(ask(central, "SELECT COUNT(*) FROM requests WHERE session_id = 'kept'"))
                .containsExactly("1");
    }

    @Test
    void takeOver_leavesTheFolderAsItWas() throws Exception {
        PredecessorDatabase.newer(legacy);
        // An open writer, as when the plugin is running: its last rows are only in the log.
        try (Connection plugin = DriverManager.getConnection("jdbc:sqlite:" + legacy);
                Statement statement = plugin.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint = 0");
            statement.executeUpdate("""
                INSERT INTO requests (id, session_id, message_id, model_id, started_at)
                VALUES ('33333333-aaaa', 's', 'm', 'kimi-k2', 1773300000000)""");
            Map<String, String> before = snapshot();

            TakenOver taken = takeOver().orElseThrow();

            assertThat(taken.added()).isEqualTo(NEWER_ROWS + 1);
            assertThat(snapshot()).isEqualTo(before).containsKey("tokenspeed-monitor.sqlite-wal");
        }
        assertThat(central.resolveSibling("tokenspeed-monitor.sqlite.takeover")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id = 'claude:msg_1'",
                "id = ''",
                "id = NULL",
                "id = x'00ff'",
                "input_tokens = -1",
                "output_tokens = 9223372036854775807",
                "cache_read = 1.5",
                "total_tokens = 'many'",
                "started_at = 0",
                "started_at = 4102444800000",
                "completed_at = -1",
                "cost = -0.5",
                "cost = 9e999",
                "model_id = x'41'",
                "model_id = ''",
                "agent = 'a' || char(0) || 'b'",
                "project_id = printf('%9000c', 'x')"
            })
    void takeOver_valueThatMakesNoSense_skipsTheRow(String change) {
        PredecessorDatabase.newer(legacy);
        run(legacy, "UPDATE requests SET " + change + " WHERE message_id = 'msg_new5'");

        TakenOver taken = takeOver().orElseThrow();

        assertThat(taken.skipped()).isEqualTo(1);
        assertThat(taken.added()).isEqualTo(NEWER_ROWS - 1);
    }

    @Test
    void takeOver_viewInPlaceOfTable_isRefused() {
        PredecessorDatabase.newer(legacy);
        run(legacy, "ALTER TABLE requests RENAME TO real; CREATE VIEW requests AS SELECT * FROM real");

        assertRefused("its tables are not those of opencode-tokenspeed-monitor");
    }

    @Test
    void takeOver_triggersInFile_areNotRun() {
        PredecessorDatabase.newer(legacy);
        run(legacy, "CREATE TRIGGER bad AFTER INSERT ON requests BEGIN DELETE FROM projects; END");

        assertThat(takeOver().orElseThrow().added()).isEqualTo(NEWER_ROWS);
        assertThat(ask(central, "SELECT name FROM sqlite_schema WHERE name = 'bad'"))
                .isEmpty();
        assertThat(ask(central, "SELECT COUNT(*) FROM projects")).containsExactly("2");
    }

    @Test
    void takeOver_valueOfMegabytes_isNotReadIn() {
        PredecessorDatabase.newer(legacy);
        run(legacy, "UPDATE requests SET agent = printf('%3000000c', 'x') WHERE message_id = 'msg_new5'");

        TakenOver taken = takeOver().orElseThrow();

        assertThat(taken.added() + taken.skipped()).isIn(0L, (long) NEWER_ROWS);
        assertThat(ask(central, "SELECT COUNT(*) FROM requests WHERE length(agent) > 100"))
                .containsExactly("0");
    }

    @Test
    void takeOver_noDatabase_isRefusedOnce() throws IOException {
        Files.createDirectories(legacy.getParent());
        Files.writeString(legacy, "These are not the rows you are looking for.\n".repeat(200));

        assertRefused("it is damaged or no SQLite database");
        assertThat(takeOver()).isEmpty();
    }

    @Test
    void takeOver_damagedPages_isRefused() throws IOException {
        PredecessorDatabase.newer(legacy);
        byte[] bytes = Files.readAllBytes(legacy);
        for (int i = 4096; i < bytes.length; i++) {
            bytes[i] = (byte) (bytes[i] * 31 + 7);
        }
        Files.write(legacy, bytes);

        TakenOver taken = takeOver().orElseThrow();

        assertThat(taken.taken()).isFalse();
        assertThat(taken.outcome()).startsWith("it is damaged");
        assertThat(rows(central)).isEmpty();
    }

    @Test
    void takeOver_copyCannotBeMade_isTriedAgain() throws IOException {
        PredecessorDatabase.newer(legacy);
        Path inTheWay = central.resolveSibling("tokenspeed-monitor.sqlite.takeover");
        Files.writeString(Files.createDirectories(inTheWay).resolve("unknown file"), "");

        TakenOver taken = takeOver().orElseThrow();

        assertThat(taken.outcome()).startsWith("it cannot be read now: ");
        assertThat(storage.takeovers()).isEmpty();
        Files.delete(inTheWay.resolve("unknown file"));
        assertThat(takeOver().orElseThrow().taken()).isTrue();
    }

    @Test
    void takeOver_emptyFile_isRefused() throws IOException {
        Files.createDirectories(legacy.getParent());
        Files.createFile(legacy);

        assertRefused("it has no tables");
    }

    @Test
    void takeOver_ourOwnDatabase_isRefused() {
        SqliteLocalStorage.open(legacy, () -> Pricing.NONE).close();

        assertRefused("it is a database of TokenSpeed itself; set TS_DB_PATH to use it");
    }

    @Test
    void takeOver_fileThatIsTheDatabase_isNothingToDo() {
        try (SqliteLocalStorage same = SqliteLocalStorage.open(legacy, () -> Pricing.NONE)) {
            assertThat(same.takeOver(environment(), CLOCK)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void takeOver_noFileThere_isNothingToDo(boolean folderInstead) throws IOException {
        Files.createDirectories(folderInstead ? legacy : legacy.getParent());

        assertThat(takeOver()).isEmpty();
        assertThat(storage.takeovers()).isEmpty();
    }

    @Test
    void inWords_taken_countsEverything() {
        TakenOver taken = new TakenOver(Path.of("/a"), "d", NOW, 3, 2, 1, TakenOver.TAKEN);

        assertThat(taken.inWords())
                .isEqualTo("/a was taken over: 3 requests added, 2 already here, 1 skipped because their values make no"
                        + " sense. The file itself was left as it is.");
    }

    private void assertRefused(String why) {
        TakenOver taken = takeOver().orElseThrow();

        assertThat(taken.outcome()).isEqualTo(why);
        assertThat(taken.takenAt()).isEqualTo(NOW);
        assertThat(storage.takeovers()).containsExactly(taken);
        assertThat(rows(central)).isEmpty();
    }

    private Optional<TakenOver> takeOver() {
        return storage.takeOver(environment(), CLOCK);
    }

    private Environment environment() {
        return new Environment(Map.of(), folder, folder.resolve("project"));
    }

    private Map<String, String> snapshot() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(legacy.getParent())) {
            for (Path file : List.copyOf(list.toList())) {
                files.put(
                        file.getFileName().toString(),
                        Arrays.hashCode(Files.readAllBytes(file)) + " " + Files.getLastModifiedTime(file));
            }
        }
        return files;
    }
}
