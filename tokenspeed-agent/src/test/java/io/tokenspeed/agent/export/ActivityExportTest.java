package io.tokenspeed.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.model.activity.ActivityReader;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityExportTest {
    private static final UsageFilter EVERYTHING = UsageFilter.all(ZoneOffset.UTC);
    private static final long NOON = TestRequests.NOON.toEpochMilli();

    @TempDir
    private Path folder;

    private SqliteLocalStorage storage;
    private ActivityReader activity;

    @BeforeEach
    void store() throws SQLException {
        Path path = folder.resolve("ts.sqlite");
        storage = SqliteLocalStorage.open(path, () -> new TestPricing("price-1", 1000));
        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(
                    List.of(TestRequests.claude("msg_1").session("trip").build()), List.of()));
        }
        try (ActivityTables rows = new ActivityTables(path)) {
            rows.session("trip", null, "u-42")
                    .add(new Tracked("voygent:db-1", "trip", "db", NOON + 1000, false, new Nano(0L, 500L, 0L, null)));
        }
        activity = storage.dashboard().activity();
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void sessions_haveOwnerAndCost() throws IOException {
        JsonNode session = json(ActivityFields.sessions(activity, EVERYTHING))
                .get("sessions")
                .get(0);

        assertThat(session.get("id").asText()).isEqualTo("trip");
        assertThat(session.get("userId").asText()).isEqualTo("u-42");
        assertThat(session.get("chat").asInt()).isEqualTo(1);
        assertThat(session.get("db").asInt()).isEqualTo(1);
        assertThat(session.get("cost").asDouble()).isEqualTo(0.0001505);
        assertThat(session.get("unpricedInteractions").asInt()).isEqualTo(1);
    }

    @Test
    void interactions_areRequestsAndWhatWasTracked() throws IOException {
        String[] lines = csv(ActivityFields.interactions(activity, EVERYTHING)).split("\r\n", -1);

        assertThat(lines).hasSize(4).endsWith("");
        assertThat(lines[0]).startsWith("id,sessionId,kind,status,");
        assertThat(lines[1])
                .startsWith("claude:msg_1,trip,chat,ok,")
                .contains(",0.00015,")
                .endsWith(",price-1,");
        assertThat(lines[2])
                .startsWith("db-1,trip,db,ok,,orders.insert,2026-03-10T12:00:01Z,40,")
                .contains(",computeTime,2,");
    }

    @Test
    void interactions_ofAPartOfTime_areThoseInside() throws IOException {
        UsageFilter until = EVERYTHING.during(new TimeRange(null, TestRequests.NOON.plusMillis(1000)));

        assertThat(json(ActivityFields.interactions(activity, until)).get("interactions"))
                .hasSize(1);
    }

    private static String csv(ExportTable table) throws IOException {
        StringBuilder out = new StringBuilder();
        table.csv(out);
        return out.toString();
    }

    private static JsonNode json(ExportTable table) throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            table.json(json);
        }
        return new ObjectMapper().readTree(out.toString());
    }
}
