package io.tokenspeed.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.fake.FakeWorkspace;
import io.tokenspeed.sources.engine.HomeFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesCommandTest {
    @TempDir
    private Path folder;

    @Test
    void sources_all_showsWhereMissingAgentsWereLookedFor() {
        CommandRun run = new CommandRun(Sample.workspace()).run("sources", "--all");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("opencode", "  ~/.local/share/opencode").doesNotContain("--all");
    }

    @Test
    void importFrom_namesTheFolderAfterItselfOrItsLabel() {
        FakeWorkspace workspace = Sample.workspace();

        assertThat(new CommandRun(workspace)
                        .run("import", "--from", folder.toString())
                        .code())
                .isZero();
        assertThat(workspace.importedFrom())
                .isEqualTo(new HomeFolder(folder, folder.getFileName().toString()));

        new CommandRun(workspace).run("import", "--from", folder.toString(), "--label", "laptop");
        assertThat(workspace.importedFrom()).isEqualTo(new HomeFolder(folder, "laptop"));
    }

    @Test
    void importFrom_folderWithoutLogsOrNoFolder_saysSo() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(new CommandRun(Sample.workspace())
                        .run("import", "--from", empty.toString())
                        .err())
                .isEqualTo("There are no logs in " + empty
                        + "; --from needs a home folder, which holds .claude, .codex or another agent's folder.\n");
        assertThat(new CommandRun(Sample.workspace())
                        .run("import", "--from", folder.resolve("none").toString())
                        .err())
                .isEqualTo("--from must name a folder, and " + folder.resolve("none") + " is none.\n");
        assertThat(new CommandRun(Sample.workspace())
                        .run("import", "--label", "x")
                        .err())
                .isEqualTo("--label needs --from, which names the folder that it is for.\n");
    }
}
