package io.tokenspeed.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.agent.fake.Entry;
import io.tokenspeed.agent.fake.FakeWorkspace;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.usage.UsageFilter;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reports do around their tables: import, filter, order, colours, empty states. */
class ReportRunTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void report_importsFirst() {
        FakeWorkspace workspace = Sample.workspace();
        new CommandRun(workspace).run("daily");

        assertThat(workspace.imports()).isEqualTo(1);
    }

    @Test
    void report_doesNotImportWhenToldNotTo() {
        FakeWorkspace workspace = Sample.workspace();
        new CommandRun(workspace).run("daily", "--no-import");

        assertThat(workspace.imports()).isZero();
    }

    @Test
    void report_progressGoesToTerminalsOnly() {
        String watched =
                new CommandRun(Sample.workspace()).onTerminal().run("daily").err();
        String piped = new CommandRun(Sample.workspace()).run("daily").err();

        assertThat(watched).contains("Reading", "50 %").endsWith("\r");
        assertThat(piped).isEmpty();
    }

    @Test
    void report_countsProblemsOfItsImport() {
        CommandRun run = new CommandRun(Sample.workspace().withProblems("a", "b")).run("daily", "--json");

        assertThat(run.code()).isZero();
        assertThat(run.err())
                .isEqualTo("2 problems while reading the tools' logs; \"tokenspeed doctor\" lists what to do.\n");
    }

    @Test
    void report_hasColoursOnTerminal() {
        assertThat(new CommandRun(Sample.workspace()).onTerminal().run("daily").out())
                .contains("\u001b[");
    }

    @Test
    void report_hasNoColoursInPipe() {
        assertThat(new CommandRun(Sample.workspace()).run("daily").out()).doesNotContain("\u001b[");
    }

    @Test
    void report_hasNoColoursWithNoColorVariable() {
        CommandRun run = new CommandRun(Sample.workspace())
                .onTerminal()
                .with("NO_COLOR", "1")
                .run("daily");

        assertThat(run.out()).doesNotContain("\u001b[");
    }

    @ParameterizedTest
    @ValueSource(strings = {"daily", "speed", "session", "doctor", "export"})
    void report_hasNoColoursWithFlag(String command) {
        CommandRun run = command.equals("export")
                ? new CommandRun(Sample.workspace()).onTerminal().run(command, "csv", "--no-color")
                : new CommandRun(Sample.workspace()).onTerminal().run(command, "--no-color");

        assertThat(run.out()).isNotEmpty().doesNotContain("\u001b[");
    }

    @Test
    void report_passesFiltersOn() {
        FakeWorkspace workspace = Sample.workspace();
        new CommandRun(workspace)
                .run(
                        "models",
                        "--since=3d",
                        "--until=20261104",
                        "--timezone=Europe/Amsterdam",
                        "--project=.",
                        "--provider=anthropic",
                        "--model=CLAUDE-opus-4-8",
                        "--agent=claude",
                        "--mode=display",
                        "--offline",
                        "--json");
        UsageFilter filter = workspace.storage().usage().lastFilter();

        assertThat(filter.range().from()).isEqualTo(Instant.parse("2026-11-02T23:00:00Z"));
        assertThat(filter.range().to()).isEqualTo(Instant.parse("2026-11-04T23:00:00Z"));
        assertThat(filter.zone().getId()).isEqualTo("Europe/Amsterdam");
        assertThat(filter.projects())
                .containsExactly(FakeWorkspace.ENVIRONMENT.workingDirectory().toString());
        assertThat(filter.providers()).containsExactly("anthropic");
        assertThat(filter.models()).containsExactly("claude-opus-4-8");
        assertThat(filter.tools()).containsExactly("claude");
        assertThat(filter.costMode()).isEqualTo(CostMode.DISPLAY);
    }

    @Test
    void daily_cutsDaysInTheZone() throws IOException {
        JsonNode daily = json("daily", "--json", "--timezone=Europe/Amsterdam").get("daily");

        assertThat(daily.findValuesAsText("date"))
                .containsExactly("2026-09-30", "2026-11-03", "2026-11-04", "2026-11-05");
        assertThat(daily.get(2).get("requests").asLong()).isEqualTo(2);
    }

    @Test
    void order_descendingReversesDays() throws IOException {
        JsonNode daily = json("daily", "--json", "--order=desc").get("daily");

        assertThat(daily.findValuesAsText("date"))
                .containsExactly("2026-11-05", "2026-11-04", "2026-11-03", "2026-09-30");
    }

    @Test
    void order_ascendingPutsSmallModelsFirst() throws IOException {
        JsonNode models = json("models", "--json", "--order=asc").get("models");

        assertThat(models.get(0).get("modelName").asText()).startsWith("gpt-6");
    }

    @Test
    void json_isNullWhereNothingIsKnown() throws IOException {
        JsonNode day = json("daily", "--json", "--agent=codex").get("daily").get(0);

        assertThat(day.get("totalCost").isNull()).isTrue();
        assertThat(day.get("totalCostNanoUsd").isNull()).isTrue();
        assertThat(day.get("e2eTps").isNull()).isTrue();
        assertThat(day.get("unpricedRequests").asLong()).isEqualTo(1);
    }

    @Test
    void empty_nothingRecordedYet() {
        CommandRun run = new CommandRun(FakeWorkspace.of()).run();

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("Nothing recorded yet", "/home/dev/.claude/projects", "tokenspeed demo")
                .contains("claude    /home/dev/.claude/projects holds no request");
    }

    @Test
    void empty_jsonHasEmptyArrays() throws IOException {
        JsonNode answer = JSON.readTree(
                new CommandRun(FakeWorkspace.of()).run("daily", "--json").out());

        assertThat(answer.get("daily")).isEmpty();
        assertThat(answer.get("totals").get("requests").asLong()).isZero();
    }

    @Test
    void names_cannotSteerTheTerminal() {
        Entry nasty = Entry.claude("2026-11-05T10:00:00Z", 1, 1, 1);
        FakeWorkspace workspace = FakeWorkspace.of(new Entry(
                nasty.tool(),
                nasty.session(),
                nasty.project(),
                nasty.provider(),
                "m\u001b[2J\n",
                nasty.at(),
                nasty.totals()));
        CommandRun run = new CommandRun(workspace).run("models");

        assertThat(run.out()).contains("m\\u001b[2J\\u000a").doesNotContain("\u001b");
    }

    @Test
    void demo_runsAnyCommandOnItsOwnData() throws IOException {
        FakeWorkspace workspace = Sample.workspace();
        CommandRun run = new CommandRun(workspace).run("demo", "daily", "--json", "--order", "desc");

        assertThat(JSON.readTree(run.out()).get("daily")).hasSize(4);
        assertThat(run.err()).contains("Example data");
        assertThat(workspace.imports()).isZero();
    }

    @Test
    void demo_withoutCommandShowsTheOverview() {
        assertThat(new CommandRun(Sample.workspace()).run("demo").out()).startsWith("TokenSpeed today ");
    }

    @Test
    void pricing_unknownModelIsNotFree() {
        CommandRun run = new CommandRun(Sample.workspace()).run("pricing", "nobody-knows-me");

        assertThat(run.out()).contains("No price for nobody-knows-me", "unpriced");
        assertThat(run.code()).isZero();
    }

    @Test
    void statusline_withFlagsAnswersToo() {
        CommandRun run = new CommandRun(Sample.workspace()).run("statusline", "--timezone=UTC");

        assertThat(run.out()).isEqualTo("TokenSpeed today ~<$0.01 · ~4,257 tok · opus-4-8\n");
    }

    private static JsonNode json(String... arguments) throws IOException {
        return JSON.readTree(new CommandRun(Sample.workspace()).run(arguments).out());
    }
}
