package io.tokenspeed.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.fake.FakeWorkspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopCommandTest {
    @Test
    void once_inAPipe_printsOnePlainFrame() {
        FakeWorkspace workspace = Sample.workspace();

        CommandRun run = new CommandRun(workspace).run("top", "--once");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("TokenSpeed · 12:00:00 · today · by tokens\nToday     ~4,257 tokens · ~<$0.01")
                .contains("anthropic/claude-opus-4-8", "\nTotal ")
                .doesNotContain("\u001b");
        assertThat(workspace.imports()).isEqualTo(1);
    }

    @Test
    void once_onATerminal_hasColoursUnlessToldNotTo() {
        assertThat(new CommandRun(Sample.workspace())
                        .onTerminal()
                        .run("top", "--once")
                        .out())
                .contains("\u001b[1m")
                .doesNotContain("\u001b[?1049h");
        assertThat(new CommandRun(Sample.workspace())
                        .onTerminal()
                        .run("top", "--once", "--no-color")
                        .out())
                .doesNotContain("\u001b");
    }

    @Test
    void pipe_withoutOnce_saysWhatToDo() {
        CommandRun run = new CommandRun(Sample.workspace()).run("top");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo(
                        "\"tokenspeed top\" needs a terminal that it can draw on, and stty; \"tokenspeed top --once\""
                                + " prints one frame without, \"tokenspeed watch\" each request as it finishes.\n");
    }

    @Test
    void dumbTerminal_cannotBeDrawnOn() {
        CommandRun run = new CommandRun(Sample.workspace())
                .onTerminal()
                .with("TERM", "dumb")
                .run("top");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "3601", "two", "1.5", "99999999999"})
    void interval_thatMakesNoSense_isRefused(String seconds) {
        CommandRun run = new CommandRun(Sample.workspace()).run("top", "--once", "--interval=" + seconds);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("--interval must be whole seconds from 1 to 3600, not \"" + seconds + "\".\n");
    }
}
