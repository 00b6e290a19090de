package io.tokenspeed.store.predecessor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaltFileTest {
    private static final String SALT = "0123456789abcdef".repeat(4);

    @TempDir
    private Path home;

    @Test
    void find_besideTheDefaultDatabase() throws IOException {
        Path file = home.resolve(".local/share/opencode/tokenspeed-monitor/anon-salt.txt");
        write(file, SALT + "\n");

        assertThat(find(Map.of())).isEqualTo(new SaltFile(file, "default", SaltFile.State.FOUND));
    }

    @Test
    void find_databaseElsewhere_saltStaysWithThePredecessor() {
        SaltFile salt = find(Map.of("TS_DB_PATH", "/elsewhere/db.sqlite", "OPENCODE_HOME", "/oc"));

        assertThat(salt.path()).isEqualTo(Path.of("/oc/tokenspeed-monitor/anon-salt.txt"));
        assertThat(salt.origin()).isEqualTo("OPENCODE_HOME");
        assertThat(salt.state()).isEqualTo(SaltFile.State.ABSENT);
    }

    @Test
    void find_variable_namesTheFile() throws IOException {
        Path file = home.resolve("my-salt");
        write(file, SALT);

        assertThat(find(Map.of("TS_ANON_SALT_PATH", file.toString())))
                .isEqualTo(new SaltFile(file, "TS_ANON_SALT_PATH", SaltFile.State.FOUND));
    }

    @Test
    void find_otherContent_isMalformedAndNeverShown() throws IOException {
        Path file = home.resolve("my-salt");
        write(file, "secret but short");

        SaltFile salt = find(Map.of("TS_ANON_SALT_PATH", file.toString()));

        assertThat(salt.state()).isEqualTo(SaltFile.State.MALFORMED);
        assertThat(salt.toString()).doesNotContain("secret but short");
    }

    @Test
    void find_cannotBeLookedAt_isUnreadableAndNotMalformed() throws IOException {
        Path loop = home.resolve("loop");
        Files.createSymbolicLink(loop, loop);

        SaltFile salt = find(Map.of("TS_ANON_SALT_PATH", loop.resolve("my-salt").toString()));

        assertThat(salt.state()).isEqualTo(SaltFile.State.UNREADABLE);
        assertThat(salt.inWords()).contains("cannot be read");
    }

    @Test
    void find_changesNothing() throws IOException {
        find(Map.of());

        assertThat(home).isEmptyDirectory();
    }

    private SaltFile find(Map<String, String> variables) {
        return SaltFile.find(new Environment(variables, home, home));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
