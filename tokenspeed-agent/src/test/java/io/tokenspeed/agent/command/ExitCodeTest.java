package io.tokenspeed.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.fake.FakeWorkspace;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.sources.engine.KnownAgent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit codes and the sentences on standard error. */
class ExitCodeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "dayly ¦ Unknown command \"dayly\". Did you mean \"daily\"? See \"tokenspeed help\".",
                "copilot dayly ¦ The report must be one of daily, weekly, monthly, session, blocks, not \"dayly\". Did you mean \"daily\"?",
                "copilott ¦ Unknown command \"copilott\". Did you mean \"copilot\"? See \"tokenspeed help\".",
                "--json copilot ¦ The command comes first: tokenspeed copilot [flags].",
                "zzzzzz ¦ Unknown command \"zzzzzz\". See \"tokenspeed help\".",
                "help dayly ¦ Unknown command \"dayly\". Did you mean \"daily\"? See \"tokenspeed help\".",
                "daily --jsn ¦ Unknown option --jsn. Did you mean --json? See \"tokenspeed help daily\".",
                "daily --timezome=UTC ¦ Unknown option --timezome. Did you mean --timezone? See \"tokenspeed help daily\".",
                "--qqqqqqqq ¦ Unknown option --qqqqqqqq. See \"tokenspeed help\".",
                "--json daily ¦ The command comes first: tokenspeed daily [flags].",
                "daily extra ¦ Unexpected argument \"extra\"; see \"tokenspeed help daily\".",
                "daily --since ¦ --since needs DAY; see \"tokenspeed help daily\".",
                "daily --json=yes ¦ --json takes no value; see \"tokenspeed help daily\".",
                "daily --mode auto --mode auto ¦ --mode was given twice; give it once.",
                "daily --mode free ¦ --mode must be auto, calculate or display, not \"free\".",
                "daily --order up ¦ --order must be asc or desc, not \"up\".",
                "daily --agent cursor ¦ --tool must be one of claude, codex, opencode, not \"cursor\".",
                "daily --timezone Mars/Base ¦ --timezone must be a zone such as Europe/Amsterdam, UTC or +02:00, not \"Mars/Base\".",
                "daily --since 2026-11-05 --until 2026-11-01 ¦ --since 2026-11-05 is after --until 2026-11-01; give the earlier day first.",
                "--serve --json ¦ --serve and --json do not go together; run \"tokenspeed serve\" beside it.",
                "export ¦ \"tokenspeed export\" needs csv|json; see \"tokenspeed help export\".",
                "daily --mode calculated ¦ --mode must be auto, calculate or display, not \"calculated\". Did you mean \"calculate\"?",
                "daily --order dsc ¦ --order must be asc or desc, not \"dsc\". Did you mean \"desc\"?",
                "daily --agent cluade ¦ --tool must be one of claude, codex, opencode, not \"cluade\". Did you mean \"claude\"?",
                "export cvs ¦ The export format must be csv or json, not \"cvs\". Did you mean \"csv\"?",
                "integrate claude ¦ The agent must be opencode or claude-code, not \"claude\". Did you mean \"claude-code\"?",
                "service instal ¦ The action must be one of install, uninstall, status, not \"instal\". Did you mean \"install\"?",
                "hub serve ¦ The hub is a program of its own: run tokenspeed-hub from its archive, or \"./tokenspeed hub\" in a clone of the sources; docs/hub.md tells more.",
                "gateway ¦ The gateway is a program of its own: run tokenspeed-gateway from its archive, or \"./tokenspeed gateway\" in a clone of the sources; docs/gateway.md tells more.",
                "export xml ¦ The export format must be csv or json, not \"xml\".",
                "pricing ¦ \"tokenspeed pricing\" needs MODEL; see \"tokenspeed help pricing\".",
                "demo open ¦ The example data is not being served; run \"tokenspeed demo --serve\".",
                "demo demo ¦ \"demo\" cannot run \"demo\"; run \"tokenspeed demo\"."
            })
    void run_calledWrongly(String arguments, String sentence) {
        FakeWorkspace workspace = Sample.workspace();
        CommandRun run = new CommandRun(workspace).run(arguments.split(" "));

        assertThat(run.err()).isEqualTo(sentence + "\n");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(workspace.imports()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {"coddex daily ¦ codex", "kiloo session ¦ kilo", "copilt blocks ¦ copilot"})
    void run_reportOfAnUnknownAgent_namesTheAgents(String arguments, String meant) {
        String[] words = arguments.split(" ");

        CommandRun run = new CommandRun(Sample.workspace()).run(words);

        assertThat(run.err())
                .isEqualTo("The agent of \"" + words[1] + "\" must be one of " + String.join(", ", KnownAgent.TOOLS)
                        + ", not \"" + words[0] + "\". Did you mean \"" + meant + "\"?\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @FieldSource("io.tokenspeed.sources.engine.KnownAgent#TOOLS")
    void run_reportOfAnyAgent(String agent) {
        for (String report : ToolCommand.REPORTS) {
            CommandRun run = new CommandRun(Sample.workspace()).run(agent, report, "--json");

            assertThat(run.code()).as(report + ": " + run.err()).isZero();
        }
    }

    @Test
    void run_databaseUnusable() {
        String sentence = "The database /home/dev/db.sqlite is damaged; move it away and import again.";
        CommandRun run = new CommandRun(FakeWorkspace.of().brokenBy(sentence)).run("daily");

        assertThat(run.err()).isEqualTo(sentence + "\n");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void run_unexpectedFailure() {
        FakeWorkspace failing = FakeWorkspace.of().failingWith(new IllegalStateException("two\nlines"));
        CommandRun run = new CommandRun(failing).run("import");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().contains("two lines. Set TS_DEBUG=1");
    }

    @Test
    void run_fileFails_saysWhichAndWhy() {
        java.io.UncheckedIOException denied =
                new java.io.UncheckedIOException(new java.nio.file.AccessDeniedException("/data/db.sqlite"));
        CommandRun run = new CommandRun(FakeWorkspace.of().failingWith(denied)).run("import");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("Cannot read or write /data/db.sqlite: permission denied;")
                .doesNotContain("Exception", "TS_DEBUG");
    }

    @Test
    void run_unexpectedFailureWithDebug() {
        FakeWorkspace failing = FakeWorkspace.of().failingWith(new IllegalStateException("two\nlines"));
        CommandRun run = new CommandRun(failing).with("TS_DEBUG", "1").run("import");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("at io.tokenspeed.agent");
    }

    @Test
    void doctor_somethingNeedsTheUser() {
        CommandRun run =
                new CommandRun(Sample.workspace().withProblems("Cannot read x.jsonl; check its rights.")).run("doctor");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("! Cannot read x.jsonl; check its rights.")
                .doesNotContain("Healthy");
    }

    @Test
    void doctor_databaseBroken() {
        CommandRun run =
                new CommandRun(FakeWorkspace.of().brokenBy("It is locked; try again.")).run("doctor", "--json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("\"healthy\": false", "\"problem\": \"It is locked; try again.\"");
    }

    @Test
    void run_outputCannotBeWritten() {
        PrintStream full = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space left");
            }
        });
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        Terminal terminal = Terminal.of(full, new PrintStream(err), false, false, FakeWorkspace.ENVIRONMENT);
        Commands commands =
                new Commands(Sample.workspace(), terminal, FakeWorkspace.ENVIRONMENT, Clock.systemUTC(), "1.2.3");

        assertThat(commands.run(List.of("daily"))).isEqualTo(1);
        assertThat(err.toString(java.nio.charset.StandardCharsets.UTF_8)).contains("could not be written");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version", "-V"})
    void version_printsIt(String call) {
        CommandRun run = new CommandRun(Sample.workspace()).run(call);

        assertThat(run.out()).isEqualTo("tokenspeed 1.2.3\n");
        assertThat(run.code()).isZero();
    }
}
