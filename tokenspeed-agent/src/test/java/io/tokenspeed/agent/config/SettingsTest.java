package io.tokenspeed.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.uploader.settings.SettingsFile;
import io.tokenspeed.uploader.settings.UploadSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final String HUB = "https://hub.example.org";

    @TempDir
    private Path folder;

    @Test
    void list_defaults() {
        assertThat(setting("CODEX_HOME", Map.of()))
                .isEqualTo(new Setting("CODEX_HOME", "/home/dev/.codex", Setting.Origin.DEFAULT));
        assertThat(setting("database", Map.of()).origin().inWords()).isEqualTo("default");
        assertThat(setting("TS_DB_PATH", Map.of()).value()).isEqualTo("not set");
    }

    @Test
    void list_variables() {
        assertThat(setting("database", Map.of("OPENCODE_HOME", "/o")).origin().inWords())
                .isEqualTo("environment variable OPENCODE_HOME");
        assertThat(setting("database", Map.of("OPENCODE_HOME", "/o", "TS_DB_PATH", "/d"))
                        .origin()
                        .name())
                .isEqualTo("TS_DB_PATH");
        assertThat(setting("OPENCODE_DATA_DIR", Map.of("XDG_DATA_HOME", "/x")))
                .isEqualTo(
                        new Setting("OPENCODE_DATA_DIR", "/x/opencode", Setting.Origin.environment("XDG_DATA_HOME")));
        assertThat(setting(Settings.COLOURS, Map.of("NO_COLOR", "1")).value()).isEqualTo("off");
    }

    @Test
    void list_flagWins() {
        Setting zone = setting(Settings.TIME_ZONE, Map.of()).overriddenBy("--timezone", "Europe/Amsterdam");

        assertThat(zone.value()).isEqualTo("Europe/Amsterdam");
        assertThat(zone.origin().inWords()).isEqualTo("flag --timezone");
    }

    @Test
    void list_uploadSwitchedOnByTheUser_isShownWithItsFile() throws IOException {
        decide(UploadSettings.NONE.agreed(HUB, 1, 1));

        assertThat(upload("TS_UPLOAD_ENABLED", Map.of()))
                .isEqualTo(new Setting("TS_UPLOAD_ENABLED", "true", Setting.Origin.file("upload.json")));
        assertThat(upload("TS_HUB_URL", Map.of("TS_HUB_URL", "https://other.example.org")))
                .isEqualTo(new Setting("TS_HUB_URL", HUB, Setting.Origin.file("upload.json")));
        assertThat(upload("TS_UPLOAD_ENABLED", Map.of()).origin().inWords()).isEqualTo("file upload.json");
    }

    @Test
    void list_variablesBeatTheUsersDecision() throws IOException {
        decide(UploadSettings.NONE.agreed(HUB, 1, 1));

        assertThat(upload("TS_UPLOAD_ENABLED", Map.of("DO_NOT_TRACK", "1")))
                .isEqualTo(new Setting("TS_UPLOAD_ENABLED", "false", Setting.Origin.environment("DO_NOT_TRACK")));
        assertThat(upload("DO_NOT_TRACK", Map.of("DO_NOT_TRACK", "1")).value()).isEqualTo("1");
        assertThat(upload("TS_UPLOAD_ENABLED", Map.of("TS_UPLOAD_ENABLED", "0")))
                .isEqualTo(new Setting("TS_UPLOAD_ENABLED", "false", Setting.Origin.environment("TS_UPLOAD_ENABLED")));
        assertThat(upload("TS_HUB_URL", Map.of("TS_UPLOAD_ENABLED", "1", "TS_HUB_URL", "https://other.example.org")))
                .isEqualTo(new Setting(
                        "TS_HUB_URL", "https://other.example.org", Setting.Origin.environment("TS_HUB_URL")));
    }

    @Test
    void list_uploadWithoutHub_saysSo() {
        assertThat(upload("TS_UPLOAD_ENABLED", Map.of("TS_UPLOAD_ENABLED", "1")).value())
                .isEqualTo("false, because TS_HUB_URL is not set");
        assertThat(upload("TS_UPLOAD_ENABLED", Map.of()))
                .isEqualTo(new Setting("TS_UPLOAD_ENABLED", "false", Setting.Origin.DEFAULT));
    }

    private void decide(UploadSettings decision) throws IOException {
        new SettingsFile(folder).change(before -> decision);
    }

    private Setting upload(String name, Map<String, String> variables) {
        return setting(name, variables, folder.resolve("db.sqlite"));
    }

    private static Setting setting(String name, Map<String, String> variables) {
        return setting(name, variables, Path.of("/db"));
    }

    private static Setting setting(String name, Map<String, String> variables, Path database) {
        Environment environment = new Environment(variables, Path.of("/home/dev"), Path.of("/"));
        return new Settings(environment)
                .list(database, Path.of("/cache"), Path.of("/prices.csv"), ZoneOffset.UTC).stream()
                        .filter(setting -> setting.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }
}
