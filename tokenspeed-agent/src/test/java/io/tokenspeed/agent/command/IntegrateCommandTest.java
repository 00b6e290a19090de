package io.tokenspeed.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands that change an agent's folder or the system print, and their exit codes. */
class IntegrateCommandTest {
    @TempDir
    private Path folder;

    @Test
    void integrate_printsOneLinePerFile() {
        CommandRun run = run("integrate", "claude-code");

        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).hasSize(5).first().isEqualTo("added     " + folder + "/commands/ts.md");
        assertThat(run.out()).endsWith("added     " + folder + "/settings.json\n");
    }

    @Test
    void integrate_somethingInTheWay_failsAndSaysSo() throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{\"statusLine\": {}}");

        CommandRun run = run("integrate", "claude-code");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("kept      " + folder + "/settings.json  (it has another statusLine; ");
    }

    @Test
    void remove_oneMemberOfTheSettings_namesIt() throws IOException {
        Files.writeString(folder.resolve("settings.json"), "{\"model\": \"opus\"}");
        run("integrate", "claude-code");

        CommandRun run = run("integrate", "claude-code", "--remove");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("removed   statusLine from " + folder + "/settings.json  (");
    }

    @Test
    void remove_nothingThere() {
        assertThat(run("integrate", "claude-code", "--remove").out())
                .isEqualTo("TokenSpeed is not installed in claude-code.\n");
    }

    @Test
    void integrate_unknownAgent() {
        CommandRun run = run("integrate", "emacs");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("The agent must be opencode or claude-code, not \"emacs\".\n");
    }

    @Test
    void integrate_programUnknown() {
        CommandRun run = new CommandRun(Sample.workspace())
                .with("CLAUDE_CONFIG_DIR", folder.toString())
                .run("integrate", "claude-code");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("Cannot find the program tokenspeed; set TOKENSPEED_PROGRAM to the path of tokenspeed, or"
                        + " put it on the PATH.\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void service_unknownAction() {
        CommandRun run = run("service", "restart");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("The action must be one of install, uninstall, status, not \"restart\".\n");
    }

    @Test
    void service_noSystemd() {
        CommandRun run = run("service", "install");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("There is no systemctl here; ").hasLineCount(1);
    }

    private CommandRun run(String... arguments) {
        return new CommandRun(Sample.workspace())
                .with("CLAUDE_CONFIG_DIR", folder.toString())
                .with("XDG_CONFIG_HOME", folder.resolve("config").toString())
                .with("TOKENSPEED_PROGRAM", "/opt/ts/bin/tokenspeed")
                .run(arguments);
    }
}
