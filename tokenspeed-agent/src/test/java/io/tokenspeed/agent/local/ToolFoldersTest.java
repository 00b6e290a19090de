package io.tokenspeed.agent.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.doctor.SearchedFolder;
import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of the tools' folders count as there beside our own database. */
class ToolFoldersTest {
    @TempDir
    private Path home;

    private Path opencode;

    @BeforeEach
    void makeFolder() {
        opencode = home.resolve(".local/share/opencode");
    }

    @Test
    void home_whereOnlyWeWrote_hasNoToolsFolder() {
        try (LocalWorkspace workspace = workspace()) {
            assertThat(workspace.storage().requests().countByTool()).isEmpty();

            assertThat(opencode.resolve("tokenspeed-monitor")).isDirectory();
            assertThat(there(workspace)).isEmpty();
        }
    }

    @Test
    void folder_withAFileOfItsTool_isThere() throws IOException {
        Files.createDirectories(opencode.resolve("tokenspeed-monitor"));
        Files.createFile(opencode.resolve("auth.json"));

        try (LocalWorkspace workspace = workspace()) {
            assertThat(there(workspace)).containsExactly(opencode);
        }
    }

    @Test
    void folder_thatIsEmpty_isThere() throws IOException {
        Files.createDirectories(home.resolve(".claude/projects"));

        try (LocalWorkspace workspace = workspace()) {
            assertThat(there(workspace)).containsExactly(home.resolve(".claude/projects"));
        }
    }

    private LocalWorkspace workspace() {
        Environment environment = Environment.of(Map.of("HOME", home.toString()), home);
        return new LocalWorkspace(environment, Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC));
    }

    private static List<Path> there(LocalWorkspace workspace) {
        return workspace.searchedFolders().stream()
                .filter(SearchedFolder::exists)
                .map(SearchedFolder::path)
                .toList();
    }
}
