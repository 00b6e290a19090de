package io.tokenspeed.store.archive;

import static io.tokenspeed.store.PredecessorDatabase.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.archive.ArchiveStore.ArchiveRun;
import io.tokenspeed.model.archive.ArchiveStore.DamagedHour;
import io.tokenspeed.model.archive.MissingHours;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.fixture.RandomRequests;
import io.tokenspeed.testkit.fixture.TestPricing;
import io.tokenspeed.testkit.fixture.TestRequests;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    private static final Instant ALL = Instant.parse("2100-01-01T00:00:00Z");
    private static final UsageFilter EVERYTHING = UsageFilter.all(ZoneOffset.UTC);
    private static final String INTERACTIONS = "INSERT INTO interaction (id, session_id, kind, at, status, ai_nano,"
            + " calculation, metadata, digest) VALUES ('a:1', 's', 'api', %1$d, 'ok', 5, 2, '{\"k\":1}', x'00ff'),"
            + " ('a:2', 's', 'db', %1$d + 7, 'failed', NULL, 2, NULL, x'')";

    @TempDir
    private Path folder;

    private Path file;
    private SqliteLocalStorage storage;

    @BeforeEach
    void fill() {
        file = folder.resolve("db.sqlite");
        storage = SqliteLocalStorage.open(file, () -> new TestPricing("p1", 3));
        put(new RandomRequests(5).records(300));
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private void put(List<Request> requests) {
        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(requests, List.of()));
        }
    }

    private void run(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Every stored value as SQL writes it, with its type. */
    private List<String> rows(String table, String number) {
        List<String> columns = new ArrayList<>(List.of(number));
        columns.addAll(ask(file, "SELECT name FROM pragma_table_xinfo('" + table + "')"));
        List<String> values = columns.stream()
                .map(column -> "typeof(" + column + ") || quote(" + column + ")")
                .toList();
        return ask(file, "SELECT " + String.join(" || ', ' || ", values) + " FROM " + table + " ORDER BY " + number);
    }

    private List<Object> answers() {
        return List.of(
                storage.usage().breakdown(EVERYTHING, List.of(Dimension.MODEL, Dimension.SESSION)),
                storage.usage().series(EVERYTHING, Interval.DAY, List.of(Dimension.TOOL)),
                storage.usage().speeds(EVERYTHING, List.of(Dimension.PROVIDER)),
                storage.requests().recent(EVERYTHING, 1_000),
                storage.requests().countByTool(),
                storage.dashboard().predecessor().breakdown(EVERYTHING, List.of(Dimension.MODEL)));
    }

    @Test
    void restore_afterFreeze_bringsBackEveryValueOfEveryColumn() throws Exception {
        long hour = Long.parseLong(ask(file, "SELECT MIN(hour) FROM usage_hour").get(0));
        run(INTERACTIONS.formatted(hour * 3_600_000));
        run("INSERT INTO requests (id, session_id, message_id, model_id, started_at, completed_at, input_tokens,"
                + " output_tps, cost, agent) VALUES ('odd', 's', 'm', 'k', " + hour * 3_600_000 + ".25, NULL, 'many',"
                + " 1e300, -0.5, x'0102'), ('ütf 漢', 's', 'm2', '', " + (hour * 3_600_000 + 9) + ", "
                + (hour * 3_600_000 + 10) + ", -9223372036854775808, 9e999, 7, '')");
        put(List.of(TestRequests.claude("last").at("2026-05-01T00:00:00Z").build()));
        List<String> requests = rows("requests", "rowid");
        List<String> interactions = rows("interaction", "number");

        ArchiveRun frozen = storage.archive().freeze(ALL, () -> true);
        ArchiveRun restored = storage.archive().restore(TimeRange.ALL);

        assertThat(frozen.requests()).isGreaterThan(250);
        assertThat(frozen.interactions()).isEqualTo(2);
        assertThat(restored.hours()).isEqualTo(frozen.hours());
        assertThat(rows("requests", "rowid")).isEqualTo(requests);
        assertThat(rows("interaction", "number")).isEqualTo(interactions);
        assertThat(ask(file, "SELECT COUNT(*) FROM archive_key")).containsExactly("0");
    }

    @Test
    void freeze_changesNoAnswerAndNoRevision() {
        List<Object> before = answers();
        List<String> revisions = ask(file, "SELECT hour, revision FROM summed_hour ORDER BY hour");

        storage.archive().freeze(ALL, () -> true);

        assertThat(ask(file, "SELECT COUNT(DISTINCT (COALESCE(completed_at, started_at) / 3600000)) FROM requests"))
                .containsExactly("1");
        assertThat(answers()).isEqualTo(before);
        assertThat(ask(file, "SELECT hour, revision FROM summed_hour ORDER BY hour"))
                .isEqualTo(revisions);
    }

    @Test
    void freeze_leavesTheLatestArrivalAndDirtyHours() throws Exception {
        String last = ask(file, "SELECT MAX(rowid) FROM requests").get(0);
        long mark = storage.dashboard().arrivals().last();

        storage.archive().freeze(ALL, () -> true);

        assertThat(ask(file, "SELECT MAX(rowid) FROM requests")).containsExactly(last);
        storage.archive().restore(TimeRange.ALL);
        assertThat(storage.dashboard().arrivals().after(mark, 10)).isEmpty();
    }

    @Test
    void freeze_stopsWhenAsked() {
        assertThat(storage.archive().freeze(ALL, () -> false).hours()).isZero();
        assertThat(storage.archive()
                        .freeze(Instant.parse("2020-01-01T00:00:00Z"), () -> true)
                        .hours())
                .isZero();
    }

    @Test
    void verify_damagedBlock_isNamedAndItsSumsStay() throws Exception {
        storage.archive().freeze(ALL, () -> true);
        List<Object> sums = answers().subList(0, 2);
        long hour =
                Long.parseLong(ask(file, "SELECT MIN(hour) FROM archive_hour").get(0));
        assertThat(storage.archive().verify()).isEmpty();
        assertThat(storage.archive().digests()).isEmpty();

        run("UPDATE archive_hour SET data = x'0badcafe' WHERE hour = " + hour);

        DamagedHour damaged = new DamagedHour(Instant.ofEpochSecond(hour * 3600), "does not match its digest");
        assertThat(storage.archive().verify()).containsExactly(damaged);
        assertThat(storage.archive().digests()).containsExactly(damaged);
        assertThat(answers().subList(0, 2)).isEqualTo(sums);
        MissingHours.begin();
        storage.requests().forEach(EVERYTHING, row -> {});
        assertThat(MissingHours.any()).isTrue();
    }

    @Test
    void write_intoDamagedHour_keepsItsSums() throws Exception {
        storage.archive().freeze(ALL, () -> true);
        long hour =
                Long.parseLong(ask(file, "SELECT MIN(hour) FROM archive_hour").get(0));
        List<String> sums = ask(file, "SELECT * FROM usage_hour WHERE hour = " + hour);
        run("UPDATE archive_hour SET data = x'0badcafe' WHERE hour = " + hour);

        run("INSERT INTO requests (id, session_id, message_id, model_id, started_at) VALUES ('new', 's', 'm', 'k', "
                + hour * 3_600_000 + ")");
        storage.usage().summary(EVERYTHING);

        assertThat(ask(file, "SELECT * FROM usage_hour WHERE hour = " + hour)).isEqualTo(sums);
    }

    @Test
    void compact_keepsRowsAndTheirNumbers() {
        storage.archive().freeze(ALL, () -> true);
        List<Object> before = answers();
        List<String> hot = rows("requests", "rowid");

        storage.archive().compact();

        assertThat(storage.archive().status().unusedBytes()).isZero();
        assertThat(rows("requests", "rowid")).isEqualTo(hot);
        assertThat(answers()).isEqualTo(before);
    }
}
