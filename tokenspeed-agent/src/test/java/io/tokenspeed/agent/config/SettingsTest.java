package io.tokenspeed.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
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

    private static Setting setting(String name, Map<String, String> variables) {
        Environment environment = new Environment(variables, Path.of("/home/dev"), Path.of("/"));
        return new Settings(environment)
                .list(Path.of("/db"), Path.of("/cache"), Path.of("/prices.csv"), ZoneOffset.UTC).stream()
                        .filter(setting -> setting.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }
}
