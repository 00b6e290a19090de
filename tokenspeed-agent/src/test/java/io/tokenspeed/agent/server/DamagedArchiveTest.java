package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.fixture.ActivityTables;
import io.tokenspeed.testkit.fixture.TestPricing;
import io.tokenspeed.testkit.fixture.TestRequests;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers over three archived hours, one request in each, of which the one at noon is damaged. */
class DamagedArchiveTest {
    private static final String HEADER = "X-TokenSpeed-Incomplete";
    private static final String MORNING = "from=2026-03-10T00:00:00Z&to=2026-03-10T11:00:00Z";
    private static final String DAY = "from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z";

    @TempDir
    private static Path home;

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException, SQLException {
        Path database = TestServer.database(home);
        Files.createDirectories(database.getParent());
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, () -> new TestPricing("price-1", 1000))) {
            try (ImportWriter writer = storage.beginImport()) {
                writer.commit(new ImportBatch(
                        List.of(
                                request("morning", "2026-03-10T09:30:00Z"),
                                request("noon", "2026-03-10T12:30:00Z"),
                                request("evening", "2026-03-10T18:30:00Z"),
                                request("latest", "2026-03-20T12:00:00Z")),
                        List.of()));
            }
            long archived = storage.archive()
                    .freeze(TestRequests.NOON.plusSeconds(86_400), () -> true)
                    .requests();
            assertThat(archived).isEqualTo(3);
        }
        try (ActivityTables rows = new ActivityTables(database)) {
            rows.run(
                    "UPDATE archive_hour SET data = x'0badcafe' WHERE hour = ?",
                    TestRequests.NOON.getEpochSecond() / 3600);
        }
        server = TestServer.start(home);
    }

    private static Request request(String key, String at) {
        return TestRequests.codex(key).session("s-" + key).at(at).build();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void history_damagedHour_isMarked() throws Exception {
        HttpResponse<String> answer = server.get("/api/history?" + DAY);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues(HEADER)).containsExactly("hour");
        assertThat(answer.body()).contains("s-morning", "s-evening").doesNotContain("s-noon");
    }

    @Test
    void interactions_damagedHour_areMarked() throws Exception {
        assertThat(server.get("/api/sessions/s-noon/interactions").headers().allValues(HEADER))
                .containsExactly("hour");
    }

    @Test
    void history_besideTheDamagedHour_isNotMarked() throws Exception {
        for (int asked = 0; asked < 20; asked++) {
            server.get("/api/history?" + DAY);

            HttpResponse<String> answer = server.get("/api/history?" + MORNING);

            assertThat(answer.body()).contains("s-morning");
            assertThat(answer.headers().allValues(HEADER)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/stats/daily?", "/api/series?interval=day&"})
    void days_thatCutTheDamagedHour_areMarkedEachTime(String path) throws Exception {
        for (int asked = 0; asked < 3; asked++) {
            HttpResponse<String> answer =
                    server.get(path + "from=2026-03-10T12:15:00Z&to=2026-03-11T00:00:00Z&tz=Asia/Kathmandu");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.headers().allValues(HEADER)).containsExactly("hour");
        }
    }

    @Test
    void stats_ofWholeHours_countTheDamagedHourAndAreNotMarked() throws Exception {
        HttpResponse<String> answer = server.get("/api/stats?" + DAY);

        assertThat(TestServer.parse(answer.body()).findValue("requestCount").asInt())
                .isEqualTo(3);
        assertThat(answer.headers().allValues(HEADER)).isEmpty();
    }
}
