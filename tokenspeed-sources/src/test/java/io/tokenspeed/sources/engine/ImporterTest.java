package io.tokenspeed.sources.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.Cursor;
import io.tokenspeed.model.storage.FileCounts;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {
    private final InMemoryLocalStorage storage = new InMemoryLocalStorage(Pricing.NONE);
    private TestHome home;

    @BeforeEach
    void setUp(@TempDir Path folder) throws IOException {
        home = new TestHome(folder.toRealPath());
    }

    @Test
    void run_readsAllAgents() throws Exception {
        home.withThreeAgents();

        ImportReport report = run();

        assertThat(report).isEqualTo(new ImportReport(3, 3, new FileCounts(4, 3, 0), 3, List.of()));
        assertThat(report.duplicates()).isZero();
        assertThat(totals().tokens().total()).isEqualTo(660);
    }

    @Test
    void run_opensNoFileThatDidNotChange() throws Exception {
        home.withThreeAgents();
        // A database that changed just now is read once more.
        Files.setLastModifiedTime(home.openCodeFile("opencode.db"), FileTime.fromMillis(1_793_611_300_000L));
        run();
        UsageTotals before = totals();

        assertThat(run()).isEqualTo(new ImportReport(3, 0, FileCounts.ZERO, 0, List.of()));
        assertThat(totals()).isEqualTo(before);
    }

    @Test
    void run_readsOnlyWhatIsNew() throws IOException {
        Path file = home.claude("one.jsonl", TestHome.claudeLine("msg_1"));
        home.claude("two.jsonl", TestHome.claudeLine("msg_2"));
        run();
        Files.writeString(
                file,
                TestHome.claudeLine("msg_1") + TestHome.claudeLine("msg_3") + "oops\n",
                StandardOpenOption.APPEND);

        ImportReport report = run();

        assertThat(report).isEqualTo(new ImportReport(2, 1, new FileCounts(3, 2, 1), 1, List.of()));
        assertThat(report.duplicates()).isEqualTo(1);
        assertThat(totals().requests()).isEqualTo(3);
    }

    @Test
    void run_leavesTheAgentsFoldersAsTheyWere() throws Exception {
        home.withThreeAgents();
        Map<String, String> before = home.snapshot();

        assertThat(run().requests()).isEqualTo(3);
        assertThat(home.snapshot()).isEqualTo(before);
    }

    @Test
    void run_takesEmptyFilesAndFoldersNamedLikeFilesForWhatTheyAre() throws IOException {
        home.claude("one.jsonl", TestHome.claudeLine("msg_1"));
        home.claude("empty.jsonl", "");
        home.claude("x.jsonl/inside.jsonl", TestHome.claudeLine("msg_2"));

        assertThat(run()).isEqualTo(new ImportReport(3, 3, new FileCounts(2, 2, 0), 2, List.of()));
    }

    @Test
    void run_readsALineOf64Megabytes() throws IOException {
        home.claude(
                "long.jsonl",
                TestHome.claudeLine("msg_1") + TestHome.claudeLine("msg_2", 64 << 20) + TestHome.claudeLine("msg_3"));

        assertThat(run()).isEqualTo(new ImportReport(1, 1, new FileCounts(3, 3, 0), 3, List.of()));
    }

    @Test
    void run_goesOnWhereAFileIsDamagedAndTriesItAgain() throws Exception {
        Path database = Files.writeString(home.openCodeFile("opencode.db"), "not a database ".repeat(100));
        home.claude("one.jsonl", TestHome.claudeLine("msg_1"));
        List<String> problems = List.of("Cannot read " + database + ": it is not an SQLite database.");

        assertThat(run()).isEqualTo(new ImportReport(2, 2, new FileCounts(1, 1, 0), 1, problems));
        assertThat(problem("opencode")).isEqualTo(problems.get(0));
        assertThat(run()).isEqualTo(new ImportReport(2, 1, FileCounts.ZERO, 0, problems));
        Files.delete(database);
        home.openCode("opencode.db");
        assertThat(run().requests()).isEqualTo(1);
        assertThat(problem("opencode")).isNull();
    }

    @Test
    void run_readsALockedDatabaseNextTime() throws Exception {
        home.openCode("opencode.db");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + home.openCodeFile("opencode.db"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            statement.execute("UPDATE message SET session_id = 'ses_2'");

            assertThat(run().problems())
                    .singleElement()
                    .asString()
                    .endsWith("it is locked by another program and is read again next time.");
            statement.execute("ROLLBACK");
        }

        assertThat(run().requests()).isEqualTo(1);
    }

    @Test
    void run_twiceAtOnceGivesTheSameTotals() throws IOException, ExecutionException, InterruptedException {
        for (int file = 0; file < 40; file++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                text.append(TestHome.claudeLine("msg_" + file + "_" + i));
            }
            home.claude(file + ".jsonl", text.toString());
        }

        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<ImportReport>> imports = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                imports.add(threads.submit(() -> run()));
            }
            long requests = 0;
            for (Future<ImportReport> running : imports) {
                requests += running.get().requests();
            }

            assertThat(requests).isEqualTo(4000);
        } finally {
            threads.shutdownNow();
        }
        assertThat(totals().requests()).isEqualTo(4000);
        assertThat(totals().tokens().total()).isEqualTo(440_000);
        assertThat(run()).isEqualTo(new ImportReport(40, 0, FileCounts.ZERO, 0, List.of()));
    }

    @Test
    void run_tellsHowFarItIs() throws IOException {
        Path file = home.claude("one.jsonl", TestHome.claudeLine("msg_1"));
        List<String> told = new ArrayList<>();

        new Importer(storage, home.sources(), 2)
                .run((done, total, requests) -> told.add(done + "/" + total + " " + requests));

        assertThat(told).endsWith(Files.size(file) + "/" + Files.size(file) + " 1");
    }

    private ImportReport run() {
        return new Importer(storage, home.sources(), 2).run(ImportProgress.NONE);
    }

    private @Nullable String problem(String tool) {
        List<Cursor> cursors = storage.cursors().list(tool);
        assertThat(cursors).hasSize(1);
        return cursors.get(0).problem();
    }

    private UsageTotals totals() {
        return storage.usage().summary(UsageFilter.all(ZoneOffset.UTC));
    }
}
