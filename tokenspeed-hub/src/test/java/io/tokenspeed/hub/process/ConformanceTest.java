package io.tokenspeed.hub.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.testkit.conformance.hub.HubConformance;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub's own program passes the conformance kit for hubs. */
class ConformanceTest {
    @TempDir
    private Path home;

    @Test
    void onSqlite() throws Exception {
        conforms(Map.of());
    }

    @Test
    void onPostgres() throws Exception {
        String given = System.getenv("TEST_PG_URL");
        try (EmbeddedPostgres own = given == null ? EmbeddedPostgres.start() : null) {
            conforms(Map.of(
                    "TS_HUB_DATABASE_URL",
                    url(given, own),
                    "TS_HUB_KEY_FILE",
                    home.resolve("hub-keys.json").toString()));
        }
    }

    private static String url(@Nullable String given, @Nullable EmbeddedPostgres own) {
        return own == null ? String.valueOf(given) : own.getJdbcUrl("postgres", "postgres");
    }

    private void conforms(Map<String, String> database) throws IOException {
        try (HubProcess hub = HubProcess.start(home, 0, database)) {
            assertThat(new HubConformance(hub.url(), HubProcess.ADMIN_TOKEN).run())
                    .hasSizeGreaterThan(30)
                    .allSatisfy(finding ->
                            assertThat(finding.deviation()).as(finding.name()).isNull());
        }
    }
}
