package io.tokenspeed.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.agent.local.LocalWorkspace;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.fixture.TestRequests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveCommandTest {
    @TempDir
    private Path home;

    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void fill() {
        variables.put("TS_DB_PATH", home.resolve("db.sqlite").toString());
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(home.resolve("db.sqlite"), () -> Pricing.NONE);
                ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(
                    List.of(
                            TestRequests.claude("old")
                                    .at("2025-03-10T12:00:00Z")
                                    .build(),
                            TestRequests.claude("older")
                                    .at("2025-03-09T12:00:00Z")
                                    .build(),
                            TestRequests.claude("new")
                                    .at("2026-11-04T12:00:00Z")
                                    .build()),
                    List.of()));
        }
    }

    private CommandRun run(String... arguments) {
        Environment environment = new Environment(variables, home, home);
        try (LocalWorkspace workspace = new LocalWorkspace(environment, Clock.systemUTC())) {
            CommandRun run = new CommandRun(workspace);
            variables.forEach(run::with);
            return run.run(arguments);
        }
    }

    private void damage() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("db.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE archive_hour SET data = x'00' WHERE hour = (SELECT MIN(hour) FROM archive_hour)");
        }
    }

    @Test
    void archive_takesWhatIsOldEnoughAndReportsStayTheSame() {
        String before = run("monthly", "--json", "--no-import").out();

        CommandRun archive = run("archive");

        assertThat(archive.out()).startsWith("2 requests of 2 hours archived; other programs waited for at most ");
        assertThat(run("archive").out()).isEqualTo("Nothing to do: no hour was archived.\n");
        assertThat(run("monthly", "--json", "--no-import").out()).isEqualTo(before);
        assertThat(run("archive", "status").out())
                .contains("Archived: 2 requests and 0 interactions of 2 hours, 2025-03-09 to 2025-03-10, in")
                .contains("Not archived: 1 request.");
    }

    @Test
    void restore_bringsBackTheDaysThatWereAskedFor() {
        run("archive");

        assertThat(run("archive", "restore", "--since", "2025-03-10", "--until", "2025-03-10")
                        .out())
                .startsWith("1 request of 1 hour restored;");
        assertThat(run("archive", "restore", "--all").out()).startsWith("1 request of 1 hour restored;");
    }

    @Test
    void restore_withoutRange_isRefused() {
        CommandRun run = run("archive", "restore");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("restore needs --since DAY, --until DAY or both, or else --all.\n");
    }

    @Test
    void export_writesTheArchivedRequestsToANewFile() throws IOException {
        run("archive");

        assertThat(run("archive", "export", home.resolve("old.csv").toString()).code())
                .isZero();

        assertThat(Files.readAllLines(home.resolve("old.csv"))).hasSize(3);
        CommandRun again = run("archive", "export", home.resolve("old.csv").toString());
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).isEqualTo("FILE must be a new file, but " + home.resolve("old.csv") + " exists.\n");
    }

    @Test
    void verify_damagedBlock_isNamedHereAndByDoctor() throws SQLException {
        run("archive");
        assertThat(run("archive", "verify").out()).isEqualTo("All 2 blocks are as they were written.\n");
        assertThat(run("doctor").out()).doesNotContain("damaged block");

        damage();

        CommandRun verify = run("archive", "verify");
        assertThat(verify.code()).isEqualTo(1);
        assertThat(verify.out()).isEqualTo("The block of the hour 2025-03-09T12:00:00Z does not match its digest.\n");
        CommandRun doctor = run("doctor");
        assertThat(doctor.code()).isEqualTo(1);
        assertThat(doctor.out()).contains("The archive has 1 damaged block, the first of the hour");
    }

    @Test
    void status_asJson_hasItsKeys() throws IOException {
        JsonNode status =
                new ObjectMapper().readTree(run("archive", "status", "--json").out());

        assertThat(status.fieldNames())
                .toIterable()
                .containsExactly(
                        "schemaVersion",
                        "archiveDays",
                        "hours",
                        "requests",
                        "interactions",
                        "bytes",
                        "firstHour",
                        "lastHour",
                        "requestsNotArchived",
                        "unusedBytes");
        assertThat(status.path("firstHour").isNull()).isTrue();
        assertThat(status.path("requestsNotArchived").asLong()).isEqualTo(3);
    }

    @Test
    void days_wrong_areRefused() {
        variables.put("TS_ARCHIVE_DAYS", "a year");

        CommandRun run = run("archive");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("TS_ARCHIVE_DAYS must be a whole number of days from 1 to 36500, or 0 for never, not"
                        + " \"a year\".\n");
    }

    @Test
    void days_zero_archivesNothing() {
        variables.put("TS_ARCHIVE_DAYS", "0");

        assertThat(run("archive").out()).isEqualTo("TS_ARCHIVE_DAYS is 0, so nothing is archived.\n");
    }

    @Test
    void compact_saysBySoManyBytes() {
        assertThat(run("archive", "--compact").out()).matches("The database is smaller by \\d+ bytes\\.\n");
    }
}
