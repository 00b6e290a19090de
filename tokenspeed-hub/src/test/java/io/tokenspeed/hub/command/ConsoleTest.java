package io.tokenspeed.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.hub.testing.TestClock;
import io.tokenspeed.hub.testing.TestHub;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    @Test
    void out_writesOutWhatCannotBeSeenInALabel() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream ascii = new PrintStream(bytes, true, StandardCharsets.US_ASCII);
        Console console = new Console(
                () -> {
                    throw new AssertionError("the database was opened");
                },
                ascii,
                new Asking(InputStream.nullInputStream(), ascii, false),
                new TestClock(TestHub.NOW));

        console.out().println("tsi_1  Zo\u00eb\u202e\n");
        console.out().println("b\u200bc");

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("tsi_1  Zo\u00eb\\u202e\\u000a", "b\\u200bc");
    }
}
