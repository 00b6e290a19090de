package io.tokenspeed.sources.opencode;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Discovery;
import io.tokenspeed.sources.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenCodeSourceTest {
    @TempDir
    Path folder;

    @Test
    void roots_withoutVariables_areInTheHomeFolder() {
        OpenCodeSource source = new OpenCodeSource(new Environment(Map.of(), folder, folder));

        assertThat(source.roots()).containsExactly(folder.resolve(".local/share/opencode"));
    }

    @Test
    void roots_withDataHome_areBelowIt() {
        Map<String, String> variables =
                Map.of("XDG_DATA_HOME", folder.resolve("data").toString());
        OpenCodeSource source = new OpenCodeSource(new Environment(variables, folder, folder));

        assertThat(source.roots()).containsExactly(folder.resolve("data/opencode"));
    }

    @Test
    void roots_withDataDir_areExactlyItsFolders() {
        Map<String, String> variables = Map.of("OPENCODE_DATA_DIR", "a, b,a", "XDG_DATA_HOME", "data");
        OpenCodeSource source = new OpenCodeSource(new Environment(variables, folder, folder));

        assertThat(source.roots()).containsExactly(folder.resolve("a"), folder.resolve("b"));
    }

    @Test
    void discover_findsDatabasesAndMessagesAndNothingElse() throws Exception {
        for (String name : new String[] {
            "opencode.db", "opencode-dev.db", "opencode.copy.db", "other.db", "opencodex.db", "opencode.db.bak"
        }) {
            Files.writeString(folder.resolve(name), "x");
        }
        Fixtures.write(folder, "storage/message/ses_1/msg_1.json", "{}");
        Fixtures.write(folder, "storage/message/ses_1/notes.json", "{}");
        Fixtures.write(folder, "storage/part/msg_1/prt_1.json", "{}");

        Discovery discovery = Fixtures.source(folder).discover();

        assertThat(discovery.problems()).isEmpty();
        assertThat(discovery.files())
                .extracting(file -> file.path().getFileName().toString())
                .containsExactlyInAnyOrder("opencode.db", "opencode-dev.db", "opencode.copy.db", "msg_1.json");
    }

    @ParameterizedTest
    @CsvSource({"mine.sqlite,1", ":memory:,0", "none.db,0"})
    void discover_findsTheDatabaseThatOpenCodeWasToldToUse(String name, int files) throws Exception {
        Files.writeString(folder.resolve("mine.sqlite"), "x");
        Map<String, String> variables = Map.of("OPENCODE_DATA_DIR", folder.toString(), "OPENCODE_DB", name);

        Discovery discovery = new OpenCodeSource(new Environment(variables, folder, folder)).discover();

        assertThat(discovery.files()).hasSize(files);
        assertThat(discovery.problems()).isEmpty();
    }

    @Test
    void discover_countsTheLogToTheDatabase() throws Exception {
        Path database = Files.writeString(folder.resolve("opencode.db"), "1234");
        Path log = Files.writeString(folder.resolve("opencode.db-wal"), "12345");
        Files.setLastModifiedTime(database, FileTime.fromMillis(1000));
        Files.setLastModifiedTime(log, FileTime.fromMillis(3000));

        SourceFile file = Fixtures.source(folder).discover().files().get(0);

        assertThat(file.size()).isEqualTo(9);
        assertThat(file.modified()).isEqualTo(3000);
    }

    @Test
    void discover_withoutTheFolder_findsNothing() {
        Discovery discovery = Fixtures.source(folder.resolve("none")).discover();

        assertThat(discovery.files()).isEmpty();
        assertThat(discovery.problems()).isEmpty();
    }

    @Test
    void discover_withAFileForAFolder_namesTheProblem() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");

        Discovery discovery = Fixtures.source(file).discover();

        assertThat(discovery.problems()).containsExactly("Cannot look at " + file + ": it is not a folder.");
    }
}
