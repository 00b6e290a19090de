package io.tokenspeed.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.agent.local.LocalWorkspace;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.PriceBook;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.store.sqlite.DatabaseLocation;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine that recorded two requests, whose user then sets a price for one of the models and finds another wrong. */
class RepriceCommandTest {
    @TempDir
    private Path home;

    private Environment environment;

    @BeforeEach
    void recordAndSetPrices() throws IOException {
        environment = new Environment(Map.of(), home, home);
        Path database = DatabaseLocation.of(environment).path();
        Files.createDirectories(database.resolveSibling("x").getParent());
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, PriceBook::bundled);
                ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(
                    List.of(
                            TestRequests.claude("a")
                                    .model("claude-opus-4-8")
                                    .tokens(TestTokens.reported(1_000_000, 0))
                                    .at("2026-10-01T10:00:00Z")
                                    .build(),
                            TestRequests.claude("b")
                                    .model("my-own-model")
                                    .tokens(TestTokens.reported(1_000_000, 0))
                                    .at("2026-10-02T10:00:00Z")
                                    .build()),
                    List.of()));
        }
        Path prices = home.resolve(".config").resolve("tokenspeed").resolve("prices.csv");
        Files.createDirectories(prices.getParent());
        Files.writeString(prices, "anthropic,claude-opus-4-8,7,25\n*,my-own-model,1.5,3\n");
    }

    private CommandRun reprice(String... arguments) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-05T12:00:00Z"), ZoneOffset.UTC);
        try (LocalWorkspace workspace = new LocalWorkspace(environment, clock)) {
            String[] all = Arrays.copyOf(new String[] {"reprice"}, arguments.length + 1);
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            return new CommandRun(workspace).run(all);
        }
    }

    private JsonNode json(String... arguments) throws IOException {
        return new ObjectMapper().readTree(reprice(arguments).out());
    }

    @Test
    void preview_saysWhatWouldChange_andChangesNothing() {
        CommandRun run = reprice();

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("""
            2 requests since 2026-10-01 would cost $3.50 more.
            $8.50 instead of $5.00. 1 of them had no cost so far.

                   Day  Model            Provider   Before  After  Change
            2026-10-01  claude-opus-4-8  anthropic   $5.00  $7.00  +$2.00
            2026-10-02  my-own-model     anthropic       —  $1.50  +$1.50

            Nothing has changed yet: --apply changes these costs, and "tokenspeed reprice
            undo" takes that back.
            """);
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(80));
        assertThat(reprice().out()).isEqualTo(run.out());
    }

    @Test
    void apply_changesCosts_andUndoTakesThemBack() {
        assertThat(reprice("--apply").out()).isEqualTo("""
            Run 1: 2 requests now cost $3.50 more, $8.50 instead of $5.00. "tokenspeed
            reprice undo 1" takes that back.
            """);
        assertThat(reprice().out()).isEqualTo("Every cost is what it would be computed to now.\n");
        assertThat(reprice("undo").out()).isEqualTo("Run 1 is taken back: 2 requests have their former cost again.\n");
        assertThat(reprice("--model", "my-own-model").out()).startsWith("1 request since 2026-10-02 would cost $1.50");
    }

    @Test
    void json_hasTheSameNumbers() throws IOException {
        JsonNode preview = json("--json", "--unpriced");
        JsonNode run = json("--apply", "--json");
        JsonNode undo = json("undo", "1", "--json");

        assertThat(preview.toString())
                .isEqualTo("""
                    {"applied":false,"requests":1,"beforeCost":0,"beforeCostNanoUsd":0,"afterCost":1.5,\
                    "afterCostNanoUsd":1500000000,"unpricedRequests":1,"loggedRequests":0,\
                    "since":"2026-10-02T10:00:00Z","largest":[{"id":"claude:b","at":"2026-10-02T10:00:00Z",\
                    "tool":"claude","providerName":"anthropic","modelName":"my-own-model","beforeCost":null,\
                    "beforeCostNanoUsd":null,"afterCost":1.5,"afterCostNanoUsd":1500000000,"beforePriceId":null,\
                    "afterPriceId":"%s"}]}\
                    """.formatted(preview.at("/largest/0/afterPriceId").asText()));
        assertThat(run.path("state").asText()).isEqualTo("applied");
        assertThat(run.path("afterCostNanoUsd").asLong()).isEqualTo(8_500_000_000L);
        assertThat(undo.path("state").asText()).isEqualTo("undone");
        assertThat(undo.path("restoredRequests").asLong()).isEqualTo(2);
        assertThat(undo.path("changedSince").asLong()).isZero();
    }

    @Test
    void calledWrongly_saysHow() {
        assertThat(reprice("redo").err()).isEqualTo("The action must be undo or left out, not \"redo\".\n");
        assertThat(reprice("undo", "one").err()).isEqualTo("RUN must be the number of a run, not \"one\".\n");
        assertThat(reprice("undo", "9").err()).isEqualTo("There is no run 9.\n");
        assertThat(reprice("undo").err()).isEqualTo("No run changed costs that could be restored.\n");
        assertThat(reprice("undo").code()).isEqualTo(2);
    }
}
