package io.tokenspeed.store.predecessor;

import static io.tokenspeed.store.PredecessorDatabase.NEWER_ROWS;
import static io.tokenspeed.store.PredecessorDatabase.OLDER_ROWS;
import static io.tokenspeed.store.PredecessorDatabase.ask;
import static io.tokenspeed.store.PredecessorDatabase.rows;
import static io.tokenspeed.store.PredecessorDatabase.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.PredecessorDatabase;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.store.TakeoverSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database in the working directory is merged into the central database once, and itself never changed. */
class TakeoverTest extends TakeoverSetting {
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
        // An open writer, like the running plugin: its last rows are only in the log.
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
        TakenOver taken = new TakenOver("/a", "d", NOW, 3, 2, 1, TakenOver.TAKEN);

        assertThat(taken.inWords())
                .isEqualTo("/a was taken over: 3 requests added, 2 already here, 1 skipped because their values make no"
                        + " sense. The file itself was left as it is.");
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
