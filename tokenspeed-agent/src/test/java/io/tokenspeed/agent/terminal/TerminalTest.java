package io.tokenspeed.agent.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    @ParameterizedTest
    @CsvSource({"120, 120", "60, 60", "20, 40", "0, 80", "-1, 80", "wide, 80", "'', 80", "99999, 400"})
    void width_followsColumns(String columns, int width) {
        assertThat(terminal(true, Map.of("COLUMNS", columns)).width()).isEqualTo(width);
    }

    @Test
    void colour_needsTerminal() {
        assertThat(terminal(true, Map.of()).colour()).isTrue();
        assertThat(terminal(false, Map.of()).colour()).isFalse();
        assertThat(terminal(true, Map.of("TERM", "dumb")).colour()).isFalse();
        assertThat(terminal(true, Map.of("NO_COLOR", "1")).colour()).isFalse();
        assertThat(terminal(true, Map.of("NO_COLOR", "")).colour()).isTrue();
    }

    private static Terminal terminal(boolean watched, Map<String, String> variables) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return Terminal.of(
                nowhere, nowhere, watched, watched, new Environment(variables, Path.of("/home"), Path.of("/")));
    }
}
