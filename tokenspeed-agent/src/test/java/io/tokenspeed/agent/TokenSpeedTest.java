package io.tokenspeed.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.fake.Entry;
import io.tokenspeed.agent.fake.FakeWorkspace;
import io.tokenspeed.agent.statusline.TodaySource;
import io.tokenspeed.agent.statusline.TodayTotals;
import io.tokenspeed.agent.terminal.Terminal;
import io.tokenspeed.agent.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenSpeedTest {
    private final Entry entry = Entry.claude("2026-11-05T10:00:00Z", 1_000, 400, 12_340_000_000L);
    private final FakeWorkspace workspace = FakeWorkspace.of(entry);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int workspaces;

    @Test
    void run_bareStatuslineNeedsNoWorkspace() {
        assertThat(run("statusline")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("TokenSpeed today $12.34 · ");
        assertThat(workspaces).isZero();
    }

    @Test
    void run_closesTheWorkspace() {
        assertThat(run("daily")).isZero();
        assertThat(workspaces).isEqualTo(1);
        assertThat(workspace.closed()).isTrue();
    }

    @Test
    void run_passesTheExitCodeOn() {
        assertThat(run("statusline", "--nonsense")).isEqualTo(2);
    }

    private int run(String... arguments) {
        PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
        Terminal terminal = Terminal.of(stream, stream, false, false, FakeWorkspace.ENVIRONMENT);
        return new TokenSpeed(FakeWorkspace.ENVIRONMENT, terminal, Clock.systemUTC(), new FakeParts()).run(arguments);
    }

    private final class FakeParts implements TokenSpeed.Parts {
        @Override
        public TodaySource today() {
            return zone -> new TodayTotals(entry.totals(), entry.model(), Duration.ZERO);
        }

        @Override
        public Workspace workspace() {
            workspaces++;
            return workspace;
        }

        @Override
        public String version() {
            return "1.2.3";
        }
    }
}
