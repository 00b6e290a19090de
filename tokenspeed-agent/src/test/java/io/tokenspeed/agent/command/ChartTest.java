package io.tokenspeed.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.fake.Entry;
import io.tokenspeed.agent.fake.FakeWorkspace;
import io.tokenspeed.model.usage.SpeedPools;
import io.tokenspeed.model.usage.UsageGaps;
import io.tokenspeed.model.usage.UsageTotals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bars and trends in reports: who sees them and what they say. */
class ChartTest {
    @Test
    void daily_forAPerson_comparesDaysWithTheLargest() {
        assertThat(onTerminal().run("daily").out()).containsPattern(" (█+)\n.* \\1\\1\n");
    }

    @Test
    void daily_onADumbTerminal_hasPlainBars() {
        assertThat(onTerminal().with("TERM", "dumb").run("daily").out()).containsPattern(" (#+)\n.* \\1\\1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"daily", "daily --json", "speed", "speed --json"})
    void pipe_getsNoCharts(String call) {
        CommandRun run = new CommandRun(workspace()).with("COLUMNS", "200").run(call.split(" "));

        assertThat(run.out()).isNotEmpty().doesNotContainPattern("[▁-█]");
    }

    @Test
    void daily_whereTokensAreUnknown_hasNoBar() {
        Entry entry = Entry.claude("2026-11-05T09:00:00Z", 0, 0, 1);
        UsageTotals known = entry.totals();
        UsageTotals unknown = new UsageTotals(
                known.counts(),
                known.tokens(),
                known.cost(),
                new UsageGaps(0, 1),
                SpeedPools.NONE,
                known.firstAtMillis(),
                known.lastAtMillis());
        CommandRun run = new CommandRun(FakeWorkspace.of(entry.with(unknown)));

        String out = run.onTerminal().with("NO_COLOR", "1").run("daily").out();

        assertThat(out).contains("2026-11-05").doesNotContainPattern("[▁-█]");
    }

    @Test
    void speed_forAPerson_hasACharacterForEachDay() {
        String out = onTerminal().run("speed").out();

        assertThat(out).contains("28 days").containsPattern("claude-opus-4-8 +e2e .* % {2} {25}█ █\n");
    }

    @Test
    void speed_ofAPastRange_endsWithItsLastDay() {
        String out = onTerminal().run("speed", "--until", "2026-11-04").out();

        assertThat(out).containsPattern("claude-opus-4-8 +e2e .* % {2} {26}█\n");
    }

    private static CommandRun onTerminal() {
        return new CommandRun(workspace()).onTerminal().with("NO_COLOR", "1").with("COLUMNS", "120");
    }

    private static FakeWorkspace workspace() {
        return FakeWorkspace.of(
                Entry.claude("2026-11-03T10:00:00Z", 98_000, 800, 1),
                Entry.claude("2026-11-05T10:00:00Z", 198_000, 550, 1));
    }
}
