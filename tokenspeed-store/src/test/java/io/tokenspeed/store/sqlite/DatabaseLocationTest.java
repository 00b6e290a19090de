package io.tokenspeed.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseLocationTest {
    private static final Path WORK = Path.of("/projects/shop");
    private static final String FILE = "/tokenspeed-monitor/tokenspeed-monitor.sqlite";

    @ParameterizedTest
    @CsvSource({
        "/data/x.db, /data/x.db",
        "x.db, /projects/shop/x.db",
        "../x.db, /projects/x.db",
        "~/x.db, /home/ann/x.db",
        "/data/./a/../x.db, /data/x.db"
    })
    void of_takesThePathThatIsNamed(String value, Path path) {
        DatabaseLocation location = of(Map.of("TS_DB_PATH", value, "OPENCODE_HOME", "/oc", "HOME", "/home/ann"));

        assertThat(location).isEqualTo(new DatabaseLocation(path, "TS_DB_PATH"));
    }

    @Test
    void of_looksBelowOpenCodesHome() {
        assertThat(of(Map.of("OPENCODE_HOME", "/oc", "HOME", "/home/ann", "TS_DB_PATH", " ")))
                .isEqualTo(new DatabaseLocation(Path.of("/oc" + FILE), "OPENCODE_HOME"));
        assertThat(of(Map.of("OPENCODE_HOME", "oc")).path()).isEqualTo(Path.of("/projects/shop/oc" + FILE));
    }

    @Test
    void of_looksBelowTheHomeOfTheUser() {
        Map<String, String> both = Map.of("HOME", "/home/ann", "USERPROFILE", "/users/ann", "XDG_DATA_HOME", "/xdg");
        String below = "/.local/share/opencode" + FILE;

        assertThat(of(both)).isEqualTo(new DatabaseLocation(Path.of("/home/ann" + below), "default"));
        assertThat(of(Map.of("USERPROFILE", "/users/ann", "HOME", "")).path()).isEqualTo(Path.of("/users/ann" + below));
        assertThat(of(Map.of()).path()).isEqualTo(Path.of(System.getProperty("user.home") + below));
    }

    private static DatabaseLocation of(Map<String, String> variables) {
        return DatabaseLocation.of(Environment.of(variables, WORK));
    }
}
