package io.tokenspeed.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.fake.FakeWorkspace;
import io.tokenspeed.model.limit.LimitAccount;
import io.tokenspeed.model.limit.LimitReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exit codes that scripts rely on; the clock of {@link CommandRun} stands at noon of 2026-11-05. */
class GuardCommandTest {
    private static final Instant NOON = Instant.parse("2026-11-05T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "guard --min-remaining 20, 0",
        "guard --min-remaining 59, 0",
        "guard --min-remaining 59.5, 1",
        "guard --min-remaining 70 --window 5h, 0",
        "guard --min-remaining 70 --window seven_day, 1",
        "guard --min-remaining 70 --tool claude, 1",
        "guard --min-remaining 1 --tool codex, 69",
        "guard --min-remaining 1 --tool opencode, 69",
        "guard --min-remaining 1 --window 3h, 69",
        "guard, 64",
        "guard --min-remaining much, 64",
        "guard --min-remaining 101, 64",
        "guard --min-remaining 20 --nonsense, 64",
        "guard --min-remaining 20 --tool nobody, 64"
    })
    void run_exitCode_tellsWhatIsLeft(String command, int code) {
        assertThat(new CommandRun(workspace()).run(command.split(" ")).code()).isEqualTo(code);
    }

    @Test
    void run_text_namesEachLimit() {
        CommandRun run = new CommandRun(workspace()).run("guard", "--min-remaining", "70");

        assertThat(run.out()).isEqualTo("""
            enough  claude five_hour: 75.5 % left, at least 70 % wanted
            less    claude seven_day: 59 % left, at least 70 % wanted
            """);
    }

    @Test
    void run_staleReportsOnly_saysSo() {
        CommandRun run = new CommandRun(workspace()).run("guard", "--min-remaining", "1", "--tool", "codex");

        assertThat(run.err())
                .isEqualTo("Every report about such a limit is stale; use the tool once, then try again.\n");
    }

    @Test
    void run_wrongPercentage_isOneSentence() {
        CommandRun run = new CommandRun(workspace()).run("guard", "--min-remaining", "much");

        assertThat(run.err()).isEqualTo("--min-remaining must be a percentage from 0 to 100, not \"much\".\n");
    }

    private static FakeWorkspace workspace() {
        FakeWorkspace workspace = Sample.workspace();
        workspace
                .storage()
                .limits()
                .note(List.of(
                        report("claude", "five_hour", 300, 24.5, NOON.plusSeconds(60)),
                        report("claude", "seven_day", 10_080, 41, NOON.plusSeconds(60)),
                        report("codex", "primary", 300, 3, NOON)));
        return workspace;
    }

    private static LimitReport report(String tool, String name, int minutes, double used, @Nullable Instant reset) {
        return new LimitReport(
                tool,
                name,
                minutes,
                used,
                reset == null ? null : reset.toEpochMilli(),
                LimitAccount.UNKNOWN,
                NOON.minusSeconds(90).toEpochMilli(),
                "statusline");
    }
}
