package io.tokenspeed.sources.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Discovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaudeDesktopTest {
    private static final String SESSION = "local-agent-mode-sessions/a1/b2/local_c3";
    private static final String TRANSCRIPT = SESSION + "/.claude/projects/-sessions-x/s-1.jsonl";

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void setUp() throws IOException {
        home = folder.toRealPath();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".config/Claude",
                "Library/Application Support/Claude",
                "Roaming/Claude",
                "Local/Packages/Claude_pzs8sxrjxfjjc/LocalCache/Roaming/Claude"
            })
    void discover_findsTheSessionsOfTheDesktopApplication(String data) throws IOException {
        Path transcript = write(home.resolve(data).resolve(TRANSCRIPT));
        write(home.resolve(data).resolve(SESSION).resolve("audit.jsonl"));
        write(home.resolve(data).resolve(SESSION).resolve("outputs/table.jsonl"));

        assertThat(paths(source().discover())).containsExactly(transcript);
        assertThat(source().roots()).contains(home.resolve(data).resolve("local-agent-mode-sessions"));
    }

    @Test
    void discover_looksNoDeeperThanSessionsLie() throws IOException {
        write(home.resolve(".config/Claude/local-agent-mode-sessions/1/2/3/4/5/6/7/8/9/.claude/projects/x/s.jsonl"));

        assertThat(source().discover().files()).isEmpty();
    }

    @Test
    void roots_withoutTheApplication_areTheToolsOwn() {
        assertThat(source().roots())
                .containsExactly(home.resolve(".claude/projects"), home.resolve(".config/claude/projects"));
    }

    private ClaudeSource source() {
        Map<String, String> variables = Map.of(
                "APPDATA", home.resolve("Roaming").toString(),
                "LOCALAPPDATA", home.resolve("Local").toString());
        return new ClaudeSource(new Environment(variables, home, home));
    }

    private static List<Path> paths(Discovery discovery) {
        assertThat(discovery.problems()).isEmpty();
        return discovery.files().stream().map(file -> file.path()).toList();
    }

    private static Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "{}\n");
    }
}
