package io.tokenspeed.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the live view on a real terminal, which {@code script} makes, and compares the terminal's settings. */
class TopProcessTest {
    private static final String BEGIN = "\u001b[?1049h";
    private static final String FOOTER = "q quit";
    private static final String END = "\u001b[?1049l";

    @TempDir
    private Path home;

    @Test
    void quit_leavesTheTerminalAsItWas() throws IOException, InterruptedException {
        assertThat(screenAfter("q", false)).contains(BEGIN, END);

        assertThat(home.resolve("code")).hasContent("0");
        assertThat(home.resolve("after")).hasSameTextualContentAs(home.resolve("before"));
    }

    /** A signal that no shell ignores, as it may ignore Ctrl-C for what runs in the background. */
    @Test
    void signal_leavesTheTerminalAsItWas() throws IOException, InterruptedException {
        assertThat(screenAfter("", true)).contains(BEGIN, END);

        assertThat(home.resolve("code")).hasContent("143");
        assertThat(home.resolve("after")).hasSameTextualContentAs(home.resolve("before"));
    }

    /** Types a key or ends the program once the first frame is there, and returns everything that was shown. */
    private String screenAfter(String key, boolean end) throws IOException, InterruptedException {
        Process process = start();
        StringBuilder shown = new StringBuilder();
        InputStream output = process.getInputStream();
        try (OutputStream typing = process.getOutputStream()) {
            for (int one = output.read(); one >= 0; one = output.read()) {
                shown.append((char) one);
                if (shown.indexOf(FOOTER, shown.length() - FOOTER.length()) >= 0) {
                    typing.write(key.getBytes(StandardCharsets.UTF_8));
                    typing.flush();
                    if (end) {
                        terminate();
                    }
                }
            }
        }
        assertThat(process.waitFor()).as(shown.toString()).isZero();
        return shown.toString();
    }

    private void terminate() throws IOException {
        long pid = Long.parseLong(Files.readString(home.resolve("pid")).strip());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    }

    private Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path script = home.resolve("run");
        Files.writeString(script, """
                stty rows 24 cols 80
                stty -a > before
                sh -c 'echo $$ > pid; exec "$0" -XX:TieredStopAtLevel=1 io.tokenspeed.agent.TokenSpeed top' '%s'
                echo $? > code
                stty -a > after
                """.formatted(java));
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        ProcessBuilder builder = new ProcessBuilder(
                        mac
                                ? List.of("script", "-q", "/dev/null", "sh", script.toString())
                                : List.of("script", "-q", "-e", "-c", "exec sh '" + script + "'", "/dev/null"))
                .directory(home.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("TERM", "xterm");
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.start();
    }
}
