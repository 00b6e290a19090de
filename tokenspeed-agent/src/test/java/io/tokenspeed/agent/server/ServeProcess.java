package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The real program in a process of its own. */
public final class ServeProcess implements AutoCloseable {
    private final Process process;
    private final Path output;

    private ServeProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts {@code tokenspeed serve} in a working directory, with a home folder and nothing else of this machine. */
    static ServeProcess start(Path workingDirectory, Path home, Map<String, String> variables) throws IOException {
        return start(workingDirectory, home, variables, "serve", "--no-open", "--port", "0");
    }

    /** Starts a command line in the same way. */
    public static ServeProcess start(
            Path workingDirectory, Path home, Map<String, String> variables, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.tokenspeed.agent.TokenSpeed"));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("serve", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workingDirectory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().put("HOME", home.toString());
        builder.environment().putAll(variables);
        return new ServeProcess(builder.start(), output);
    }

    /** Where the database of a home folder is. */
    static Path database(Path home) {
        return home.resolve(".local/share/opencode/tokenspeed-monitor/tokenspeed-monitor.sqlite");
    }

    /** Waits until it has said where it listens. */
    public String awaitUrl() throws InterruptedException {
        TestServer.awaitThat(() -> url().isPresent() || !process.isAlive());
        return url().orElseThrow(() -> new AssertionError("the server said: " + output()));
    }

    /** Waits until it has read what was in a home folder. */
    public void awaitImport(Path home) throws InterruptedException {
        ServerFile file = ServerFile.of(database(home));
        TestServer.awaitThat(() -> file.isFollowed(Instant.now()) || !process.isAlive());
        assertThat(process.isAlive()).as(output()).isTrue();
    }

    /** Asks it to end, as Ctrl-C does, and waits for that. */
    public void end() {
        process.destroy();
        process.onExit().join();
    }

    private Optional<String> url() {
        int start = output().indexOf("http://");
        int end = start < 0 ? -1 : output().indexOf('\n', start);
        return end < 0
                ? Optional.empty()
                : Optional.of(output().substring(start, end).split(" ", -1)[0].strip());
    }

    public String output() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }

    long pid() {
        return process.pid();
    }

    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** The most memory that it has used so far, in MB. */
    long peakMegabytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid() + "/status"))) {
            String peak =
                    lines.filter(line -> line.startsWith("VmHWM:")).findFirst().orElseThrow();
            return Long.parseLong(peak.replaceAll("\\D", "")) * 1024 / 1_000_000;
        }
    }

    /** Kills the process, as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() throws IOException {
        kill();
        Files.deleteIfExists(output);
    }
}
