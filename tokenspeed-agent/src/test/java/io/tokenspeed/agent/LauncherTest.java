package io.tokenspeed.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.fake.Executable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the start script with a fake Java that only prints its arguments. */
class LauncherTest {
    private static final String SERVER_JAR = "lib/server/jetty.jar";

    @TempDir
    private Path folder;

    @BeforeEach
    void unpack() throws IOException {
        Files.createDirectories(folder.resolve("lib/server"));
        Files.createFile(folder.resolve("lib/tokenspeed-agent.jar"));
        Files.createFile(folder.resolve(SERVER_JAR));
        executable("bin/tokenspeed", Files.readString(Path.of("src/main/dist/bin/tokenspeed")));
        executable("java/bin/java", "#!/bin/sh\necho \"called: $*\"\n");
    }

    @Test
    void script_withoutArguments_onlyReports() throws IOException, InterruptedException {
        assertThat(called(List.of())).endsWith("TokenSpeed").doesNotContain(SERVER_JAR);
        assertThat(called(List.of("demo"))).endsWith("TokenSpeed demo").doesNotContain(SERVER_JAR);
    }

    @Test
    void person_withoutArguments_getsTheWebsiteToo() throws IOException, InterruptedException {
        assertThat(calledOnTerminal("")).endsWith("TokenSpeed --serve").contains(SERVER_JAR);
        assertThat(calledOnTerminal("demo")).endsWith("TokenSpeed demo --serve").contains(SERVER_JAR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"daily", "--since 7d", "demo speed", "statusline", "top --once", "demo top"})
    void person_whoAsksForSomething_getsThat(String arguments) throws IOException, InterruptedException {
        assertThat(calledOnTerminal(arguments))
                .endsWith("TokenSpeed " + arguments)
                .doesNotContain(SERVER_JAR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve --port 0", "--serve", "demo serve", "demo --serve --no-open"})
    void serve_anywhere_hasTheJarsOfTheServer(String arguments) throws IOException, InterruptedException {
        assertThat(called(List.of(arguments.split(" "))))
                .endsWith("TokenSpeed " + arguments)
                .contains(SERVER_JAR);
    }

    @Test
    void terminal_itsWidthIsPassedOn() throws IOException, InterruptedException {
        executable("java/bin/java", "#!/bin/sh\necho \"columns: $COLUMNS\"\n");

        assertThat(runOnTerminal("stty cols 97; unset COLUMNS; '" + script() + "' daily"))
                .isEqualTo("columns: 97");
        assertThat(runOnTerminal("stty cols 97; COLUMNS=50 '" + script() + "' daily"))
                .isEqualTo("columns: 50");
    }

    private String called(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script()));
        command.addAll(arguments);
        return run(command);
    }

    /** The program {@code script} runs its command on a terminal of its own. */
    private String calledOnTerminal(String arguments) throws IOException, InterruptedException {
        return runOnTerminal("'" + script() + "' " + arguments);
    }

    private String runOnTerminal(String call) throws IOException, InterruptedException {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        return run(
                mac
                        ? List.of("script", "-q", "/dev/null", "sh", "-c", call)
                        : List.of("script", "-q", "-e", "-c", call, "/dev/null"));
    }

    private String script() {
        return folder.resolve("bin/tokenspeed").toString();
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", folder.resolve("java").toString());
        builder.environment().put("XDG_CACHE_HOME", "/dev/null");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    private void executable(String name, String text) throws IOException {
        Object unused = Executable.write(folder.resolve(name), text);
    }
}
