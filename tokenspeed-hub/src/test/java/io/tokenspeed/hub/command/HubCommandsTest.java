package io.tokenspeed.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestHub;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that need no database. */
class HubCommandsTest {
    private static final int SERVED = 42;
    private static final int READ = 43;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String line) {
        Console console = new Console(
                () -> {
                    throw new AssertionError("the database was opened");
                },
                new PrintStream(out, true),
                new Asking(InputStream.nullInputStream(), new PrintStream(out, true), false),
                new TestClock(TestHub.NOW));
        String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");
        return new HubCommands(console, new PrintStream(err, true), () -> SERVED, () -> READ).run(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void withoutACommand_serves() {
        assertThat(run("")).isEqualTo(SERVED);
    }

    @Test
    void dashboard_servesItAlone() {
        assertThat(run("dashboard")).isEqualTo(READ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void help_listsTheCommands(String line) {
        assertThat(run(line)).isZero();

        assertThat(out()).contains("tokenspeed hub", "invite", "device", "audit", "rewrap", "dashboard", "--version");
        assertThat(out().lines()).allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @CsvSource({
        "invite create --help, require-approval",
        "invite --help, revoke",
        "help invite, revoke",
        "device approve --help, fingerprint",
        "device list -h, pending",
        "audit --help, --limit",
        "rewrap --help, newest key"
    })
    void help_ofACommand_isShown(String line, String part) {
        assertThat(run(line)).isZero();

        assertThat(out()).contains(part);
        assertThat(out().lines()).allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(80));
        assertThat(err.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void version_isOneLine(String line) {
        assertThat(run(line)).isZero();

        assertThat(out().lines()).singleElement().asString().matches("tokenspeed hub \\d+\\.\\d+.*");
    }

    @ParameterizedTest
    @CsvSource({
        "--uses 0, '--uses is 0, but must be from 1 to 50.'",
        "--uses 51, '--uses is 51, but must be from 1 to 50.'",
        "--hours 1000, '--hours is 1000, but must be from 1 to 168.'",
        "--hours -1, '--hours is -1, but must be from 1 to 168.'"
    })
    void invite_outOfRange_namesTheOption(String options, String sentence) {
        assertThat(run("invite create " + options)).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactly("tokenspeed hub: " + sentence);
    }
}
