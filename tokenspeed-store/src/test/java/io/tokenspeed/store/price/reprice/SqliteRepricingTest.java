package io.tokenspeed.store.price.reprice;

import static io.tokenspeed.store.price.reprice.RepricedDatabase.EVERYTHING;
import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.price.reprice.RepricePreview;
import io.tokenspeed.model.price.reprice.RepriceRun;
import io.tokenspeed.model.price.reprice.RepriceScope;
import io.tokenspeed.model.price.reprice.RepriceState;
import io.tokenspeed.model.price.reprice.RepriceSums;
import io.tokenspeed.model.price.reprice.RepriceUndo;
import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.PredecessorPlugin;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.store.sqlite.Connections;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteRepricingTest {
    @TempDir
    private Path folder;

    private RepricedDatabase database;

    @BeforeEach
    void open() {
        database = new RepricedDatabase(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void preview_tellsSumsAndTheTenLargestMoves_andChangesNothing() {
        database.with(IntStream.rangeClosed(1, 12)
                .mapToObj(i -> claude("r" + i)
                        .tokens(TestTokens.reported(i, 0))
                        .at("2026-03-0" + (1 + i % 3) + "T10:00:00Z")
                        .build())
                .toList());
        database.with(List.of(claude("unpriced").model("unpriced").build()));
        List<String> before = database.content();
        database.prices.change("p2", 5);

        RepricePreview preview = database.repricing().preview(EVERYTHING, RepriceScope.ALL);

        assertThat(preview.sums()).isEqualTo(new RepriceSums(12, 3 * 78, 5 * 78));
        assertThat(preview.sums().riseNano()).isEqualTo(2 * 78);
        assertThat(preview.since()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(preview.largest()).hasSize(10);
        assertThat(preview.largest().get(0).riseNano()).isEqualTo(24);
        assertThat(preview.largest().get(9).riseNano()).isEqualTo(6);
        assertThat(database.content()).isEqualTo(before);
        assertThat(database.repricing().runs()).isEmpty();
    }

    @Test
    void apply_changesComputedCosts_andNotLoggedOnes() {
        database.with(List.of(
                claude("a")
                        .tokens(TestTokens.reported(10, 0))
                        .billing(new Billing(null, 2, List.of()))
                        .build(),
                claude("b").tokens(TestTokens.reported(10, 0)).logged(7L).build()));
        database.prices.change("p2", 5);

        RepriceRun run = database.repricing().apply(EVERYTHING, RepriceScope.ALL);

        assertThat(run)
                .isEqualTo(new RepriceRun(
                        1,
                        RepricedDatabase.NOW,
                        "all requests",
                        new RepriceSums(2, 36 + 30, 60 + 50),
                        RepriceState.APPLIED));
        assertThat(database.ask("SELECT cost_computed_nano, cost_tools_nano, price_id, cost_logged_nano, cost"
                        + " FROM requests ORDER BY id"))
                .containsExactly("60|10|p2|null|6.0e-08", "50|null|p2|7|7.0e-09");
        assertThat(cost(CostMode.AUTO)).isEqualTo(67);
        assertThat(cost(CostMode.CALCULATE)).isEqualTo(110);
        assertThat(cost(CostMode.DISPLAY)).isEqualTo(7);
    }

    @Test
    void apply_isSeenByAReaderThatWasOpenBefore() {
        database.with(List.of(claude("a").tokens(TestTokens.reported(10, 0)).build()));
        try (SqliteLocalStorage server = SqliteLocalStorage.open(database.path(), () -> database.prices)) {
            DashboardReader dashboard = server.dashboard();
            assertThat(dashboard.usage().summary(EVERYTHING).cost().knownNano()).isEqualTo(30);
            database.prices.change("p2", 5);

            database.repricing().apply(EVERYTHING, RepriceScope.ALL);

            assertThat(dashboard.usage().summary(EVERYTHING).cost().knownNano()).isEqualTo(50);
        }
    }

    @Test
    void apply_unpricedOnly_leavesKnownCosts() {
        database.with(List.of(claude("a").tokens(TestTokens.reported(10, 0)).build()));
        database.prices.forget("p1");
        database.with(List.of(claude("b").tokens(TestTokens.reported(10, 0)).build()));
        database.prices.change("p2", 5);

        RepriceRun run = database.repricing().apply(EVERYTHING, RepriceScope.UNPRICED);

        assertThat(run.filter()).isEqualTo("unpriced requests");
        assertThat(run.sums()).isEqualTo(new RepriceSums(1, 0, 50));
        assertThat(database.ask("SELECT price_id FROM requests ORDER BY id")).containsExactly("p1", "p2");
    }

    @Test
    void apply_modelThatTheBookNoLongerKnows_keepsItsCost() {
        database.with(List.of(claude("a").tokens(TestTokens.reported(10, 0)).build()));
        database.prices.forget("p1");

        RepriceRun run = database.repricing().apply(EVERYTHING, RepriceScope.ALL);

        assertThat(run.sums()).isEqualTo(RepriceSums.NONE);
        assertThat(cost(CostMode.CALCULATE)).isEqualTo(30);
    }

    @Test
    void apply_rowsOfThePredecessor_areLeftAlone() {
        new PredecessorPlugin()
                .write(
                        database.path(),
                        TestRequests.opencode(RecordKind.FOREIGN, "m1", "m1").build());
        List<String> before = database.ask("SELECT * FROM requests");
        database.prices.change("p2", 5);

        database.repricing().apply(EVERYTHING, RepriceScope.ALL);

        assertThat(database.ask("SELECT * FROM requests")).isEqualTo(before);
    }

    @Test
    void apply_manyRequests_changesFewInATransactionAndTellsItsHoursFirst() {
        database.with(IntStream.range(0, 1_201)
                .mapToObj(i -> claude("r" + i)
                        .at(Instant.parse("2026-03-10T00:00:00Z")
                                .plusSeconds(60L * i)
                                .toString())
                        .build())
                .toList());
        database.prices.change("p2", 5);
        List<String> told = new ArrayList<>();
        try (Connections connections = new Connections(database.path())) {
            TouchedHours touched = (connection, hours) -> {
                try (var statement = connection.createStatement();
                        var row = statement.executeQuery("SELECT COUNT(*) FROM requests WHERE price_id = 'p2'")) {
                    told.add(row.getLong(1) + " changed before " + hours.size() + " hours");
                }
            };

            database.repricing(connections, touched).apply(EVERYTHING, RepriceScope.ALL);

            assertThat(told)
                    .containsExactly(
                            "0 changed before 9 hours", "500 changed before 9 hours", "1000 changed before 5 hours");
            database.repricing(connections, touched).undo(null);
            assertThat(told.subList(3, 6))
                    .allMatch(text -> text.endsWith(" hours"))
                    .last()
                    .asString()
                    .startsWith("201");
        }
    }

    @Test
    void undo_requestThatGotAnotherCostSince_keepsItAndIsCounted() {
        database.with(List.of(request("a", 10), request("b", 10)));
        database.prices.change("p2", 5);
        database.repricing().apply(EVERYTHING, RepriceScope.ALL);
        database.with(List.of(request("b", 20)));

        RepriceUndo undo = database.repricing().undo(1L);

        assertThat(undo.restored()).isEqualTo(1);
        assertThat(undo.changedSince()).isEqualTo(1);
        assertThat(undo.run().state()).isEqualTo(RepriceState.UNDONE);
        assertThat(database.ask("SELECT cost_computed_nano, price_id FROM requests ORDER BY id"))
                .containsExactly("30|p1", "100|p2");
    }

    @Test
    void undo_withoutANumber_takesBackTheLatestRunThatIsLeft() {
        database.with(List.of(request("a", 10)));
        List<String> before = database.content();
        database.prices.change("p2", 5);
        database.repricing().apply(EVERYTHING, RepriceScope.ALL);
        database.prices.change("p3", 7);
        database.repricing().apply(EVERYTHING, RepriceScope.ALL);

        assertThat(database.repricing().undo(null).run().number()).isEqualTo(2);
        assertThat(database.repricing().undo(null).run().number()).isEqualTo(1);

        assertThat(database.content()).isEqualTo(before);
        assertThatThrownBy(() -> database.repricing().undo(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No run changed costs that could be restored.");
        assertThatThrownBy(() -> database.repricing().undo(2L)).hasMessage("Run 2 was taken back already.");
        assertThatThrownBy(() -> database.repricing().undo(9L)).hasMessage("There is no run 9.");
    }

    @Test
    void apply_afterAnInterruption_continuesTheRun() {
        database.with(
                IntStream.range(0, 700).mapToObj(i -> request("r" + i, 10)).toList());
        List<String> before = database.content();
        database.prices.change("p2", 5);
        try (Connections connections = new Connections(database.path())) {
            int[] calls = {0};
            TouchedHours failing = (connection, hours) -> {
                if (++calls[0] == 2) {
                    throw new IllegalStateException("stopped");
                }
            };
            assertThatThrownBy(() -> database.repricing(connections, failing).apply(EVERYTHING, RepriceScope.ALL))
                    .hasMessage("stopped");
        }
        assertThat(database.repricing().runs().get(0).state()).isEqualTo(RepriceState.APPLYING);

        RepriceRun run = database.repricing().apply(EVERYTHING, RepriceScope.ALL);

        assertThat(run.number()).isEqualTo(1);
        assertThat(run.sums()).isEqualTo(new RepriceSums(700, 21_000, 35_000));
        assertThat(database.repricing().undo(1L).restored()).isEqualTo(700);
        assertThat(database.content()).isEqualTo(before);
    }

    @Test
    void apply_ofSomeRequests_saysWhich() {
        database.with(List.of(request("a", 10)));
        database.prices.change("p2", 5);
        UsageFilter other = EVERYTHING.withModel("another").withTool("codex").withProvider("openai");

        assertThat(database.repricing().apply(other, RepriceScope.ALL))
                .extracting(RepriceRun::filter, RepriceRun::sums)
                .containsExactly("all requests, provider openai, model another, tool codex", RepriceSums.NONE);
    }

    private static Request request(String key, long tokens) {
        return claude(key).tokens(TestTokens.reported(tokens, 0)).build();
    }

    private long cost(CostMode mode) {
        return database.storage()
                .usage()
                .summary(EVERYTHING.costing(mode))
                .cost()
                .knownNano();
    }
}
