package io.tokenspeed.agent.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.agent.fake.FakeWorkspace;
import io.tokenspeed.agent.terminal.Glyphs;
import io.tokenspeed.agent.terminal.Paint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames and keys on a terminal whose keys are prepared. */
class TopLoopTest {
    private static final String BEGIN = "\u001b[?1049h\u001b[?25l\u001b[?7l";
    private static final String END = "\u001b[?7h\u001b[?25h\u001b[?1049l";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);

    @Test
    void keys_areObeyedUntilTheLastOne() throws IOException {
        FakeTerminal terminal = new FakeTerminal("", "s", "d", "p", "q");

        run(terminal, Duration.ofHours(1));

        assertThat(frames())
                .extracting(frame -> frame.lines().findFirst().orElseThrow())
                .containsExactly(
                        "TokenSpeed · 12:00:00 · today · by tokens",
                        "TokenSpeed · 12:00:00 · today · by cost",
                        "TokenSpeed · 12:00:00 · last 7 days · by cost",
                        "TokenSpeed · 12:00:00 · last 7 days · by cost · paused",
                        "TokenSpeed · 12:00:00 · last 7 days · by cost · paused");
    }

    @Test
    void interval_drawsAgain() throws IOException {
        run(new FakeTerminal("", "", "q"), Duration.ZERO);

        assertThat(frames()).hasSize(4);
    }

    @Test
    void size_isThatOfTheTerminal() throws IOException {
        run(new FakeTerminal("q").sized("9 50"), Duration.ofHours(1));

        assertThat(frames().get(0).lines().toList()).hasSizeLessThanOrEqualTo(9).allMatch(line -> line.length() <= 50);
    }

    @Test
    void terminal_isAsItWas_afterTheEnd() throws IOException {
        FakeTerminal terminal = new FakeTerminal("q");

        run(terminal, Duration.ofHours(1));

        assertThat(terminal.calls()).containsExactly("-g", "-icanon -echo min 0 time 2 susp undef", "as:it:was");
        assertThat(text()).startsWith(BEGIN).endsWith(END);
    }

    @Test
    void terminal_isAsItWas_afterACrash() {
        FakeTerminal terminal = new FakeTerminal("");

        assertThatThrownBy(() -> run(terminal, Duration.ofHours(1))).hasMessage("the terminal is gone");

        assertThat(terminal.calls()).last().isEqualTo("as:it:was");
        assertThat(text()).endsWith(END);
    }

    @Test
    void screen_thatWasClosed_endsTheLoopAndTakesNoMore() throws IOException {
        FakeTerminal terminal = new FakeTerminal("", "");
        TopScreen screen = TopScreen.open(out, terminal);

        screen.close();
        screen.close();
        loop(Duration.ZERO).run(screen, terminal);
        screen.draw(List.of("late"));

        assertThat(text()).isEqualTo(BEGIN + END);
        assertThat(terminal.calls()).hasSize(3);
    }

    @Test
    void terminal_thatRefuses_isNotDrawnOn() {
        FakeTerminal terminal = new FakeTerminal().refusing();

        assertThatThrownBy(() -> TopScreen.open(out, terminal)).hasMessage("refused");

        assertThat(text()).isEmpty();
        assertThat(terminal.calls()).last().isEqualTo("as:it:was");
    }

    private void run(FakeTerminal terminal, Duration interval) throws IOException {
        try (TopScreen screen = TopScreen.open(out, terminal)) {
            loop(interval).run(screen, terminal);
        }
    }

    private static TopLoop loop(Duration interval) throws IOException {
        Clock clock = Clock.fixed(TopStorage.NOW, ZoneOffset.UTC);
        TopLook look = new TopLook(80, Paint.OFF, Glyphs.BLOCKS, ZoneOffset.UTC);
        TopReader reader = new TopReader(TopStorage.filled(), ZoneOffset.UTC);
        return new TopLoop(reader, new NewLogs(FakeWorkspace.of(), clock), clock, look, interval);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private List<String> frames() {
        String shown = text().substring(BEGIN.length(), text().length() - END.length());
        return List.of(shown.replace("\u001b[K", "")
                .replace("\u001b[J", "")
                .substring(3)
                .split("\u001b\\[H", -1));
    }
}
