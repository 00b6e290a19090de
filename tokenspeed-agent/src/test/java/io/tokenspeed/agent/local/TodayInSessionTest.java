package io.tokenspeed.agent.local;

import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.statusline.ReportedSession;
import io.tokenspeed.agent.statusline.TodayTotals;
import io.tokenspeed.model.block.UsageBlock;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.limit.LimitAccount;
import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.store.SqliteLocalStorage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a status line inside Claude Code reads and stores. */
class TodayInSessionTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final LimitReport LIMIT = new LimitReport(
            "claude", "five_hour", 300, 24.0, null, LimitAccount.UNKNOWN, NOW.toEpochMilli(), "statusline");

    @TempDir
    private Path home;

    private Path database;
    private Today today;

    @BeforeEach
    void store() {
        database = home.resolve("ts.sqlite");
        Environment environment =
                Environment.of(Map.of("HOME", home.toString(), "TS_DB_PATH", database.toString()), home);
        today = new Today(environment, Clock.fixed(NOW, ZoneOffset.UTC));
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, () -> Pricing.NONE);
                ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(
                    List.of(
                            claude("old").at(NOW.minusSeconds(40_000)).build(),
                            claude("a").at(NOW.minusSeconds(5_000)).build(),
                            claude("b").at(NOW.minusSeconds(60)).build()),
                    List.of()));
        }
    }

    @Test
    void today_inASession_hasTheActiveBlockAndStoresLimits() {
        TodayTotals totals = today.today(ZoneOffset.UTC, () -> new ReportedSession(true, List.of(LIMIT)));

        UsageBlock block = Objects.requireNonNull(totals.block());
        assertThat(block.totals().requests()).isEqualTo(2);
        assertThat(block.start()).isEqualTo("2026-11-30T10:00:00Z");
        assertThat(limits()).containsExactly(LIMIT);
    }

    @Test
    void today_outsideASession_hasNoBlock() {
        TodayTotals totals = today.today(ZoneOffset.UTC);

        assertThat(totals.block()).isNull();
        assertThat(totals.totals().requests()).isEqualTo(3);
        assertThat(limits()).isEmpty();
    }

    private List<LimitReport> limits() {
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, () -> Pricing.NONE)) {
            return storage.limits().list();
        }
    }
}
