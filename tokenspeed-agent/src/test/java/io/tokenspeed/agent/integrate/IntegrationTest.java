package io.tokenspeed.agent.integrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.integrate.Change.Kind;
import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntegrationTest {
    private static final InstalledProgram PROGRAM = new InstalledProgram(Path.of("/opt/ts/bin/tokenspeed"));

    @TempDir
    private Path home;

    @Test
    void install_openCode_writesFourCommands() throws IOException {
        List<Change> changes = openCode(Map.of()).install(PROGRAM);

        Path folder = home.resolve(".config/opencode/commands");
        assertThat(changes).extracting(Change::kind).containsOnly(Kind.ADDED);
        assertThat(folder).isDirectoryContaining("glob:**/ts.md").isDirectoryContaining("glob:**/ts-stats.md");
        assertThat(folder).isDirectoryContaining("glob:**/ts-status.md").isDirectoryContaining("glob:**/ts-history.md");
        assertThat(Files.readString(folder.resolve("ts.md"))).startsWith("""
                        ---
                        description: Open TokenSpeed's website in the browser
                        ---

                        !`/opt/ts/bin/tokenspeed open`

                        """);
    }

    @Test
    void install_claudeCode_namesTheProgramItMayRun() throws IOException {
        claude().install(PROGRAM);

        assertThat(Files.readString(home.resolve(".claude/commands/ts-history.md")))
                .contains("\nallowed-tools: \"Bash(/opt/ts/bin/tokenspeed session --since 7d --no-color)\"\n---\n");
        assertThat(Files.readString(home.resolve(".claude/settings.json"))).isEqualTo("""
                {
                  "statusLine": {"type": "command", "command": "/opt/ts/bin/tokenspeed statusline"}
                }
                """);
    }

    @Test
    void install_foldersFromEnvironment() throws IOException {
        openCode(Map.of("XDG_CONFIG_HOME", home.resolve("xdg").toString())).install(PROGRAM);
        openCode(Map.of("OPENCODE_CONFIG_DIR", home.resolve("oc").toString())).install(PROGRAM);

        assertThat(home.resolve("xdg/opencode/commands/ts.md")).exists();
        assertThat(home.resolve("oc/commands/ts.md")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"opencode", "claude-code"})
    void install_again_changesNothing(String agent) throws IOException {
        integration(agent, Map.of()).install(PROGRAM);
        Map<String, String> before = snapshot();

        List<Change> changes = integration(agent, Map.of()).install(PROGRAM);

        assertThat(changes).extracting(Change::kind).containsOnly(Kind.UNCHANGED);
        assertThat(snapshot()).isEqualTo(before);
    }

    @Test
    void install_programMoved_updatesOurs() throws IOException {
        claude().install(PROGRAM);

        List<Change> changes = claude().install(new InstalledProgram(Path.of("/new place/tokenspeed")));

        assertThat(changes).extracting(Change::kind).containsOnly(Kind.UPDATED);
        assertThat(Files.readString(home.resolve(".claude/commands/ts.md")))
                .contains("!`'/new place/tokenspeed' open`");
        assertThat(Files.readString(home.resolve(".claude/settings.json")))
                .contains("\"'/new place/tokenspeed' statusline\"");
        assertThat(claude().remove()).hasSize(5);
    }

    @Test
    void install_commandOfSomebodyElse_isKept() throws IOException {
        Path theirs = home.resolve(".config/opencode/commands/ts.md");
        write(theirs, "Do the time sheet.");

        List<Change> changes = openCode(Map.of()).install(PROGRAM);

        assertThat(changes).contains(new Change(Kind.KEPT, theirs, "there is already another command /ts"));
        assertThat(Files.readString(theirs)).isEqualTo("Do the time sheet.");
        assertThat(openCode(Map.of()).remove()).hasSize(3);
        assertThat(theirs).exists();
    }

    @Test
    void install_sameCommandInOpenCodesOtherFolder_isKept() throws IOException {
        Path theirs = home.resolve(".config/opencode/command/ts-stats.md");
        write(theirs, "Run the `ts-stats` tool exactly once.");

        assertThat(openCode(Map.of()).install(PROGRAM))
                .contains(new Change(Kind.KEPT, theirs, "there is already another command /ts-stats"));
        assertThat(home.resolve(".config/opencode/commands/ts-stats.md")).doesNotExist();
    }

    @Test
    void install_ourCommandThatWasEdited_isKept() throws IOException {
        openCode(Map.of()).install(PROGRAM);
        Path edited = home.resolve(".config/opencode/commands/ts.md");
        write(edited, Files.readString(edited).replace("Repeat", "Translate"));

        Change kept = new Change(Kind.KEPT, edited, "it was changed since we made it; delete it to get the new one");

        assertThat(openCode(Map.of()).install(PROGRAM)).contains(kept);
        assertThat(openCode(Map.of()).remove())
                .contains(new Change(
                        Kind.KEPT,
                        edited,
                        "it was changed since we made it, so it stays; delete it yourself if you like"));
        assertThat(edited).content().contains("Translate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"opencode", "claude-code"})
    void remove_takesOutOnlyOurs(String agent) throws IOException {
        write(home.resolve(".claude/commands/mine.md"), "mine");
        write(home.resolve(".config/opencode/commands/mine.md"), "mine");
        write(home.resolve(".claude/settings.json"), "{\n\t\"model\": \"opus\"\n}\n");
        Map<String, String> before = snapshot();
        integration(agent, Map.of()).install(PROGRAM);

        List<Change> changes = integration(agent, Map.of()).remove();

        assertThat(changes).extracting(Change::kind).containsOnly(Kind.REMOVED);
        Map<String, String> after = snapshot();
        after.remove(".claude/settings.json.before-tokenspeed");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void remove_nothingOfOurs_touchesNothing() throws IOException {
        write(
                home.resolve(".claude/settings.json"),
                "{\"statusLine\": {\"type\": \"command\", \"command\": \"mine\"}}");
        Map<String, String> before = snapshot();

        assertThat(claude().remove()).isEmpty();
        assertThat(snapshot()).isEqualTo(before);
    }

    @Test
    void install_settingsKeepTheirRightsAndLink() throws IOException {
        Path real = home.resolve("dotfiles/settings.json");
        write(real, "{}");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        Files.createDirectories(home.resolve(".claude"));
        Path link = Files.createSymbolicLink(home.resolve(".claude/settings.json"), real);

        claude().install(PROGRAM);

        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(real)).contains("tokenspeed statusline");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-r-----");
    }

    private Integration openCode(Map<String, String> variables) {
        return integration("opencode", variables);
    }

    private Integration claude() {
        return integration("claude-code", Map.of());
    }

    private Integration integration(String agent, Map<String, String> variables) {
        return Integration.of(agent, new Environment(variables, home, home)).orElseThrow();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Map<String, String> snapshot() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(home.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }
}
