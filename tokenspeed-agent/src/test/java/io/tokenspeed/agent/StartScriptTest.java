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

/** Runs the start script of a clone with a fake program that only prints what it is given. */
class StartScriptTest {
    @TempDir
    private Path folder;

    private Path script;
    private Path built;

    @BeforeEach
    void makeClone() throws IOException {
        script = executable("tokenspeed", Files.readString(Path.of("../tokenspeed")));
        executable(".ci/java-major", Files.readString(Path.of("../.ci/java-major")));
        built = executable(
                "tokenspeed-agent/target/dist/bin/tokenspeed",
                "#!/bin/sh\necho \"$1 by ${TOKENSPEED_PROGRAM:-nobody}\"\n");
        Files.createDirectories(folder.resolve("tokenspeed-agent/src/main"));
        for (String file :
                List.of("pom.xml", ".mvn", "tokenspeed-agent/pom.xml", "tokenspeed-agent/target/dist.stamp")) {
            Files.createFile(folder.resolve(file));
        }
    }

    @Test
    void writingDown_namesTheScript() throws IOException, InterruptedException {
        assertThat(run("integrate", "claude-code")).isEqualTo("integrate by " + script);
        assertThat(run("service", "install")).isEqualTo("service by " + script);
        assertThat(run("daily")).isEqualTo("daily by nobody");
    }

    @Test
    void statusline_nothingBuilt_buildsNothing() throws IOException, InterruptedException {
        Files.delete(built);

        assertThat(run("statusline")).isEqualTo("TokenSpeed is not built yet: run " + script.toRealPath() + " once");
    }

    @Test
    void statusline_sourcesChanged_takesWhatIsBuilt() throws IOException, InterruptedException {
        Files.delete(folder.resolve("tokenspeed-agent/target/dist.stamp"));

        assertThat(run("statusline")).isEqualTo("statusline by nobody");
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("TOKENSPEED_PROGRAM");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    private Path executable(String name, String text) throws IOException {
        return Executable.write(folder.resolve(name), text);
    }
}
