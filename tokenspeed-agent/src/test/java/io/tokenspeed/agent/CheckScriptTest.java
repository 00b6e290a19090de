package io.tokenspeed.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.fake.Executable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code ./check} with a fake Maven that only writes down how it was called. */
class CheckScriptTest {
    @TempDir
    private Path folder;

    private int exit;

    @BeforeEach
    void furnish() throws IOException {
        for (String script : List.of("check", ".ci/run", ".ci/java-major")) {
            executable(script, Files.readString(Path.of("..").resolve(script)));
        }
        executable(".ci/tools", "#!/bin/sh\necho -Dchromium=/opt/chrome\n");
        executable("jdk/bin/javac", "#!/bin/sh\n");
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
        executable("bin/mvn", "#!/bin/sh\necho \"$JAVA_HOME $*\" >> '" + folder + "/log'\n");
        Files.createFile(folder.resolve("log"));
    }

    @Test
    void check_runsAllTestsWithTheCurrentJdkAndTheBrowserThatWasFound() throws IOException, InterruptedException {
        String output = run("check");

        assertThat(exit).as(output).isZero();
        assertThat(log()).last().isEqualTo(folder + "/jdk -B -ntp -T2 clean verify -Dchromium=/opt/chrome");
        assertThat(output).endsWith("check: JDK 17 passed, all tests (" + folder + "/jdk)\n");
    }

    @Test
    void check_withoutWhatTheTestsNeed_buildsNothing() throws IOException, InterruptedException {
        executable(".ci/tools", "#!/bin/sh\necho 'check: the tests need a browser' >&2\nexit 1\n");

        assertThat(run("check")).isEqualTo("check: the tests need a browser\n");
        assertThat(exit).isEqualTo(1);
        assertThat(log()).isEmpty();
    }

    @Test
    void run_isTheCheck() throws IOException, InterruptedException {
        run(".ci/run");
        List<String> first = log();
        run("check");

        assertThat(exit).isZero();
        assertThat(log()).hasSize(2 * first.size()).endsWith(first.toArray(String[]::new));
    }

    private List<String> log() throws IOException {
        return Files.readAllLines(folder.resolve("log"));
    }

    private String run(String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(folder.resolve(script).toString()).redirectErrorStream(true);
        builder.environment().merge("PATH", folder + "/bin", (old, own) -> own + ":" + old);
        builder.environment().put("JAVA_HOME", folder + "/jdk");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        exit = process.waitFor();
        return output;
    }

    private void executable(String name, String text) throws IOException {
        Object unused = Executable.write(folder.resolve(name), text);
    }
}
