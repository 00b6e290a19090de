package io.tokenspeed.store.sqlite;

import static io.tokenspeed.store.PredecessorDatabase.ask;
import static io.tokenspeed.store.PredecessorDatabase.run;
import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.BelievedCost;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.usage.CostSum;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.store.PredecessorDatabase;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Impossible numbers spoil neither a sum nor an answer, whichever program wrote them. */
class AbsurdRowsTest {
    private static final UsageFilter EVERYTHING = UsageFilter.all(ZoneOffset.UTC);
    private static final String ROW = """
        INSERT INTO requests (id, session_id, message_id, model_id, input_tokens, output_tokens, cache_read,
          started_at, completed_at, cost)
        VALUES ('%s', 's', '%1$s', 'm', %s, %s, 5, 1793611200000, 1793611201000, %s)""";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "-9223372036854775808", "9e300", "-1"})
    void answers_withRowsOfAnotherProgram_leaveThemOut(String absurd) {
        Path file = PredecessorDatabase.newer(folder.resolve("db.sqlite"));
        run(file, "DELETE FROM requests");
        for (String id : List.of("a", "b", "c")) {
            run(file, ROW.formatted(id, absurd, absurd, absurd));
        }
        run(file, ROW.formatted("d", 10, 20, 0.5));

        try (SqliteLocalStorage storage = SqliteLocalStorage.open(file, () -> Pricing.NONE)) {
            UsageTotals totals = storage.usage().summary(EVERYTHING);

            assertThat(totals.requests()).isEqualTo(4);
            assertThat(totals.tokens()).isEqualTo(new TokenSums(10, 20, 0, 0, 20, 0));
            assertThat(totals.cost()).isEqualTo(new CostSum(500_000_000, 1, 3));
            assertThat(storage.usage().series(EVERYTHING, Interval.HOUR, List.of(Dimension.MODEL)))
                    .singleElement()
                    .satisfies(point -> assertThat(point.totals()).isEqualTo(totals));
            assertThat(storage.requests().recent(EVERYTHING, 10)).hasSize(4);
        }
    }

    @Test
    void answers_withTheMostThatIsBelieved_neverTurnNegative() {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            requests.add(claude("r" + i)
                    .session("s" + i)
                    .tokens(TestTokens.reported(TokenCounts.MOST, TokenCounts.MOST))
                    .logged(BelievedCost.MOST_NANO)
                    .build());
        }

        try (SqliteLocalStorage storage = SqliteLocalStorage.open(folder.resolve("ts.sqlite"), () -> Pricing.NONE)) {
            try (ImportWriter writer = storage.beginImport()) {
                writer.commit(new ImportBatch(requests, List.of()));
            }
            UsageTotals totals = storage.usage().summary(EVERYTHING);

            assertThat(totals.cost().knownNano()).isEqualTo(40 * BelievedCost.MOST_NANO);
            assertThat(totals.tokens().total()).isEqualTo(80 * TokenCounts.MOST);
        }
    }

    @Test
    void sums_beyondALong_stayTheLargest() {
        Path file = folder.resolve("ts.sqlite");
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(file, () -> Pricing.NONE)) {
            try (ImportWriter writer = storage.beginImport()) {
                writer.commit(new ImportBatch(
                        List.of(
                                claude("a").session("a").build(),
                                claude("b").session("b").build()),
                        List.of()));
            }
            // Writing enough rows for an overflow would take a day, so the test changes the hour sums instead.
            run(
                    file,
                    "UPDATE usage_hour SET logged_nano = 9223372036854775807, auto_nano = 9223372036854775807,"
                            + " logged = 1, auto = 1");

            UsageTotals totals = storage.usage().summary(EVERYTHING);

            assertThat(totals.cost()).isEqualTo(new CostSum(Long.MAX_VALUE, 2, 0));
            assertThat(storage.usage().breakdown(EVERYTHING, List.of(Dimension.SESSION)))
                    .allSatisfy(
                            row -> assertThat(row.totals().cost().knownNano()).isEqualTo(Long.MAX_VALUE));
        }
    }

    @Test
    void migration_keepsEveryRowAndTakesBackWhatCannotBeTrue() {
        Path file = folder.resolve("ts.sqlite");
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(file, () -> Pricing.NONE);
                ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(
                    List.of(
                            claude("msg_1").logged(2_000L).build(),
                            claude("msg_1:advisor:0").logged(2_000L).build(),
                            claude("msg_2").build(),
                            claude("msg_3").build()),
                    List.of()));
        }
        backToTheSchemaBefore(file);
        run(file, "UPDATE requests SET cost_logged_nano = 9223372036854775807, cost = 9.2e9 WHERE id = 'claude:msg_2'");
        run(file, "UPDATE requests SET output_tokens = 9007199254740991 WHERE id = 'claude:msg_3'");

        try (SqliteLocalStorage storage = SqliteLocalStorage.open(file, () -> Pricing.NONE)) {
            UsageTotals totals = storage.usage().summary(EVERYTHING.costing(CostMode.DISPLAY));

            assertThat(totals.requests()).isEqualTo(4);
            assertThat(totals.cost()).isEqualTo(new CostSum(2_000, 1, 3));
            assertThat(totals.tokens().output()).isEqualTo(3 * 50);
            assertThat(totals.gaps().unreliableOutput()).isEqualTo(1);
        }
        assertThat(ask(file, "SELECT COUNT(*), COUNT(cost), COUNT(region) FROM requests"))
                .containsExactly("4|1|0");
    }

    private static void backToTheSchemaBefore(Path file) {
        for (String column : List.of("region", "web_searches", "passes")) {
            run(file, "ALTER TABLE requests DROP COLUMN " + column);
        }
        run(file, "DELETE FROM DATABASECHANGELOG WHERE FILENAME LIKE '%add_billing.sql'");
        run(file, "PRAGMA user_version = " + (Schema.VERSION - 1));
    }
}
