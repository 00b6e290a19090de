package io.tokenspeed.agent.integrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.integrate.Change.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusLineSettingTest {
    private static final InstalledProgram PROGRAM = new InstalledProgram(Path.of("/opt/ts/bin/tokenspeed"));
    private static final String OURS = "{\"type\": \"command\", \"command\": \"/opt/ts/bin/tokenspeed statusline\"}";

    @TempDir
    private Path folder;

    private Path file;
    private StatusLineSetting setting;

    @BeforeEach
    void name() {
        file = folder.resolve("settings.json");
        setting = new StatusLineSetting(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": 1}",
                "{ \"a\" : -1.50e3 , \"b\":[1, {\"statusLine\": 2}] }\n",
                "{\n    \"model\": \"opus\",\n    \"env\": {\"X\": \"}{,\\\"\\u00e9é\"}\n}\n",
                "{\r\n\t\"permissions\": {\r\n\t\t\"allow\": []\r\n\t}\r\n}\r\n",
                "{\"t\": true}",
                "{\"n\": null\n}",
                "\n\n  {\"last\": \"text, }\"}  "
            })
    void install_thenRemove_givesBackEveryCharacter(String before) throws IOException {
        Files.writeString(file, before);

        assertThat(setting.install(PROGRAM).kind()).isEqualTo(Kind.ADDED);
        assertThat(Files.readString(file)).contains("\"statusLine\": " + OURS);
        assertThat(setting.install(PROGRAM).kind()).isEqualTo(Kind.UNCHANGED);
        assertThat(setting.remove().orElseThrow().kind()).isEqualTo(Kind.REMOVED);
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void install_indentsLikeTheOtherMembers() throws IOException {
        Files.writeString(file, "{\n    \"model\": \"opus\"\n}\n");

        setting.install(PROGRAM);

        assertThat(Files.readString(file))
                .isEqualTo("{\n    \"model\": \"opus\",\n    \"statusLine\": " + OURS + "\n}\n");
    }

    @Test
    void install_leavesTheFileAsItWasBesideIt() throws IOException {
        Files.writeString(file, "{\"a\": 1}");

        setting.install(PROGRAM);

        assertThat(folder.resolve("settings.json.before-tokenspeed")).hasContent("{\"a\": 1}");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"statusLine\": {\"type\": \"command\", \"command\": \"~/.claude/line.sh\"}}",
                "{\"statusLine\": {\"type\": \"command\", \"command\": \"my-line | /opt/tokenspeed statusline\"}}",
                "{\"statusLine\": {\"type\": \"command\", \"command\": \"not-tokenspeed statusline\"}}",
                "{\"statusLine\": {\"type\": \"command\"}}",
                "{\"statusLine\": \"tokenspeed statusline\"}",
                "{\"statusLine\": null}"
            })
    void install_statusLineOfSomebodyElse_isKept(String theirs) throws IOException {
        Files.writeString(file, theirs);

        Change change = setting.install(PROGRAM);

        assertThat(change.kind()).isEqualTo(Kind.KEPT);
        assertThat(change.note())
                .isEqualTo("it has another statusLine; remove that to use ours: /opt/ts/bin/tokenspeed statusline");
        assertThat(setting.remove()).isEmpty();
        assertThat(Files.readString(file)).isEqualTo(theirs);
    }

    @Test
    void install_ourStatusLineWithMore_changesOnlyTheCommand() throws IOException {
        Files.writeString(
                file,
                "{\"statusLine\": {\"padding\": 0, \"command\": \"/old/tokenspeed statusline\", \"type\": \"command\"}}");

        assertThat(setting.install(PROGRAM).kind()).isEqualTo(Kind.UPDATED);
        assertThat(Files.readString(file))
                .isEqualTo("{\"statusLine\": {\"padding\": 0, \"command\": \"/opt/ts/bin/tokenspeed statusline\","
                        + " \"type\": \"command\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"a\": 1", "{\"a\": 1} x", "{\"a\": 1, \"a\": 2}", "// comment\n{}"})
    void install_settingsThatAreNoJson_areKept(String text) throws IOException {
        Files.writeString(file, text);

        assertThat(setting.install(PROGRAM).kind()).isEqualTo(Kind.KEPT);
        assertThat(setting.remove().orElseThrow().note()).startsWith("it cannot be changed safely: ");
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    @Test
    void install_settingsInAnotherEncoding_areKept() throws IOException {
        byte[] latin = {'{', '"', 'a', '"', ':', '"', (byte) 0xe9, '"', '}'};
        Files.write(file, latin);

        assertThat(setting.install(PROGRAM).kind()).isEqualTo(Kind.KEPT);
        assertThat(Files.readAllBytes(file)).isEqualTo(latin);
    }

    @Test
    void install_pathThatJsonAndShellsMustQuote() throws IOException {
        setting.install(new InstalledProgram(Path.of("/it's \"here\"/tokenspeed")));

        JsonOutline settings = JsonOutline.of(Files.readString(file));
        JsonOutline line = settings.inside(settings.member("statusLine").orElseThrow());
        assertThat(line.member("command").orElseThrow().text()).isEqualTo("'/it'\\''s \"here\"/tokenspeed' statusline");
    }
}
