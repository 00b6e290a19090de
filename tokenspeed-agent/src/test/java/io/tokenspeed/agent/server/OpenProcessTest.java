package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code open} does where a server runs and where none does. */
class OpenProcessTest {
    @TempDir
    private Path folder;

    private Path home;
    private Path program;

    @BeforeEach
    void makeProgram() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        program = folder.resolve("tokenspeed");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Files.writeString(
                program,
                "#!/bin/sh\nexec '" + java + "' -cp '" + System.getProperty("java.class.path")
                        + "' io.tokenspeed.agent.TokenSpeed \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    @AfterEach
    void stopServer() throws IOException {
        Path file = ServeProcess.database(home).resolveSibling("server.json");
        if (Files.exists(file)) {
            JsonNode server = TestServer.parse(Files.readString(file));
            ProcessHandle.of(server.get("pid").asLong()).ifPresent(process -> {
                process.destroyForcibly();
                process.onExit().join();
            });
        }
    }

    @Test
    void open_startsAServerThatStaysAndIsFoundAgain() throws IOException, InterruptedException {
        String url = open(program);

        assertThat(url).startsWith("http://localhost:");
        assertThat(RunningServer.url(ServeProcess.database(home))).contains(url);
        assertThat(open(folder.resolve("nothing"))).isEqualTo(url);
    }

    @Test
    void open_serverCannotStart_saysHowToFindOutWhy() throws IOException, InterruptedException {
        Files.writeString(program, "#!/bin/sh\nexit 3\n");

        assertThat(open(program)).isEqualTo("The server did not start; \"tokenspeed serve\" says why.");
    }

    private String open(Path by) throws IOException, InterruptedException {
        Map<String, String> variables = Map.of("TOKENSPEED_PROGRAM", by.toString(), ServeSettings.PORT, "0");
        try (ServeProcess process = ServeProcess.start(folder, home, variables, "open")) {
            process.awaitEnd();
            return process.output().strip();
        }
    }
}
