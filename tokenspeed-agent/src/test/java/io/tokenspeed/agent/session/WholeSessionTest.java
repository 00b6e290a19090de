package io.tokenspeed.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.agent.terminal.Paint;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.activity.SessionView;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.fixture.ActivityTables;
import io.tokenspeed.testkit.fixture.ActivityTables.Nano;
import io.tokenspeed.testkit.fixture.ActivityTables.Tracked;
import io.tokenspeed.testkit.fixture.TestPricing;
import io.tokenspeed.testkit.fixture.TestRequests;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session with what programs tracked in it, over a real database. */
class WholeSessionTest {
    private static final UsageFilter EVERYTHING = UsageFilter.all(ZoneOffset.UTC);
    private static final long NOON = TestRequests.NOON.toEpochMilli();
    private static final long CENT = 10_000_000;

    @TempDir
    private Path folder;

    private SqliteLocalStorage storage;

    @BeforeEach
    void store() throws SQLException {
        Path path = folder.resolve("ts.sqlite");
        storage = SqliteLocalStorage.open(path, () -> new TestPricing("price-1", CENT));
        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(
                    List.of(
                            TestRequests.claude("msg_1").session("trip").build(),
                            TestRequests.claude("msg_2")
                                    .session("later")
                                    .at(TestRequests.NOON.plusSeconds(36_000))
                                    .build()),
                    List.of()));
        }
        try (ActivityTables rows = new ActivityTables(path)) {
            rows.add(tracked("voygent:db-1", "trip", "db", 0, new Nano(0L, 2 * CENT, 0L, null)))
                    .add(tracked("voygent:db-2", "trip", "db", 7_200_000, new Nano(0L, CENT, 0L, 0L)))
                    .add(tracked("other:api-1", "trip", "api", 1000, new Nano(0L, 0L, 5 * CENT, 0L)))
                    .add(tracked("voygent:fee-1", "errand", "cost_event", 0, new Nano(0L, 0L, null, 0L)));
        }
    }

    private static Tracked tracked(String id, String session, String kind, long after, Nano cost) {
        return new Tracked(id, session, kind, NOON + after, id.endsWith("db-2"), cost);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void text_requestsAndTracked_showsBothAndTheirSum() {
        assertThat(lines("trip", 80))
                .containsSequence(
                        "Tracked beside requests",
                        "Kind      Count  Failed    Time    Cost",
                        "database      2       1   80 ms  ≥$0.03",
                        "calls         1       0   40 ms   $0.05",
                        "───────────────────────────────────────",
                        "Total         3       1  120 ms  ≥$0.08",
                        "",
                        "≥$1.58 together with the requests");
    }

    @Test
    void text_trackedAlone_showsWhenAndWhat() {
        assertThat(lines("errand", 80))
                .startsWith(
                        "Session errand", "2026-03-10 12:00 to 2026-03-10 12:00 · Z", "no matching requests with usage")
                .contains("Total      1       0  40 ms     —");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 120})
    void text_anyWidth_fits(int width) {
        assertThat(lines("trip", width))
                .allSatisfy(line -> assertThat(Text.width(line)).as(line).isLessThanOrEqualTo(width));
    }

    @Test
    void json_requestsAndTracked_keepsTheTotalOfRequests() throws IOException {
        JsonNode json = json(read("trip", EVERYTHING));

        assertThat(json.get("entries")).hasSize(1);
        assertThat(json.get("totalCost").asDouble())
                .isEqualTo(json.get("entries").get(0).get("costUSD").asDouble());
        assertThat(json.get("trackedCost").asDouble()).isEqualTo(0.08);
        assertThat(json.get("tracked").toString()).isEqualTo("""
                [{"kind":"db","count":2,"failed":1,"durationMs":80,"untimed":0,"costUSD":0.03,"unpriced":1},\
                {"kind":"api","count":1,"failed":0,"durationMs":40,"untimed":0,"costUSD":0.05,"unpriced":0}]""");
    }

    @Test
    void json_trackedAlone_hasNoEntries() throws IOException {
        JsonNode json = json(read("errand", EVERYTHING));

        assertThat(json.get("entries")).isEmpty();
        assertThat(json.get("totalCost").isNull()).isTrue();
        assertThat(json.get("trackedCost").isNull()).isTrue();
        assertThat(json.get("tracked").get(0).get("costUSD").isNull()).isTrue();
    }

    @Test
    void json_unknownSession_isNull() throws IOException {
        assertThat(json(WholeSession.read(storage.requests(), storage.tracked(), "nobody", EVERYTHING))
                        .isNull())
                .isTrue();
    }

    @Test
    void read_costs_areThoseOfTheWebsite() {
        SessionView view =
                storage.dashboard().activity().session("trip", CostMode.AUTO).orElseThrow();

        assertThat(read("trip", EVERYTHING).nano())
                .isEqualTo(view.session().activity().cost().total());
    }

    @Test
    void read_archivedHours_findsTheSame() {
        List<String> before = lines("trip", 80);

        assertThat(storage.archive()
                        .freeze(TestRequests.NOON.plusSeconds(18_000), () -> true)
                        .requests())
                .isPositive();

        assertThat(lines("trip", 80)).isEqualTo(before);
    }

    @Test
    void read_filters_takeTheirPart() {
        TimeRange firstHour = new TimeRange(TestRequests.NOON, TestRequests.NOON.plusSeconds(3600));

        assertThat(count(EVERYTHING)).isEqualTo(3);
        assertThat(count(EVERYTHING.during(firstHour))).isEqualTo(2);
        assertThat(count(EVERYTHING.withTool("other"))).isEqualTo(1);
        assertThat(count(EVERYTHING.withTool("claude"))).isZero();
        assertThat(count(EVERYTHING.withProvider("anthropic"))).isZero();
        assertThat(count(EVERYTHING.withModel("claude-sonnet-4-5"))).isZero();
    }

    private long count(UsageFilter filter) {
        return read("trip", filter).tracked().stream()
                .mapToLong(work -> work.count())
                .sum();
    }

    private WholeSession read(String id, UsageFilter filter) {
        return Objects.requireNonNull(WholeSession.read(storage.requests(), storage.tracked(), id, filter));
    }

    private List<String> lines(String id, int width) {
        return new WholeSessionText(ZoneOffset.UTC, width, Paint.OFF).lines(read(id, EVERYTHING));
    }

    private static JsonNode json(@Nullable WholeSession session) throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            new SessionDetailJson(json).write(session);
        }
        return new ObjectMapper().readTree(out.toString());
    }
}
