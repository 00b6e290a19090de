package io.tokenspeed.sources.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.SourceProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeFolderTest {
    private static final Path HOME = Path.of("/home/ada");

    @TempDir
    private Path folder;

    @Test
    void of_withoutOtherHomes_isEmpty() {
        assertThat(homes(Map.of())).isEmpty();
    }

    @Test
    void of_namedFolders_areOtherHomesWithTheirLabels() {
        assertThat(homes(Map.of(HomeFolder.VARIABLE, "office=/home/office, ~/old ,/home/office/,/home/ada")))
                .containsExactly(
                        new HomeFolder(Path.of("/home/office"), "office"),
                        new HomeFolder(Path.of("/home/ada/old"), null));
    }

    @Test
    void of_linuxOnWindows_findsTheHomeOnWindowsByThePath() {
        String path = "/usr/bin:/mnt/c/Windows:/mnt/c/Users/Ada B/AppData/Local/Programs/bin:"
                + "/mnt/c/Users/Ada B/AppData/Roaming/npm";

        assertThat(homes(Map.of("WSL_DISTRO_NAME", "Ubuntu", "PATH", path)))
                .containsExactly(new HomeFolder(Path.of("/mnt/c/Users/Ada B"), "windows"));
        assertThat(homes(Map.of("PATH", path))).isEmpty();
    }

    @Test
    void of_nameThatIsNoFolderName_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> homes(Map.of(HomeFolder.VARIABLE, "a\u0000b")))
                .withMessage("TS_HOMES names \"a\u0000b\", which is not a folder's name.");
    }

    @Test
    void all_otherHome_isReadWithoutTheVariablesOfThisOneAndLabelled() throws IOException {
        Path other = folder.resolve("other");
        write(other.resolve(".claude/projects/p/s.jsonl"), "msg_other");
        write(folder.resolve("own/projects/p/s.jsonl"), "msg_own");
        Environment environment = new Environment(
                Map.of("CLAUDE_CONFIG_DIR", folder.resolve("own").toString(), HomeFolder.VARIABLE, "office=" + other),
                folder.resolve("home"),
                folder);

        List<Source> claude = Sources.all(environment).stream()
                .filter(source -> source.tool().equals("claude"))
                .toList();

        assertThat(claude).hasSize(2);
        assertThat(new SourceProbe(claude.get(0)).read().only().labels().tags()).isEmpty();
        Request copied = new SourceProbe(claude.get(1)).read().only();
        assertThat(copied.naturalKey()).isEqualTo("msg_other");
        assertThat(copied.labels().tags()).containsExactly(Map.entry("home", "office"));
    }

    private static List<HomeFolder> homes(Map<String, String> variables) {
        return HomeFolder.of(new Environment(variables, HOME, HOME));
    }

    private static void write(Path file, String id) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                ("{'type':'assistant','sessionId':'s','uuid':'u','timestamp':'2026-11-02T09:00:00.000Z','version':'2.1.300',"
                                + "'message':{'id':'" + id + "','role':'assistant','model':'claude-opus-4-8',"
                                + "'stop_reason':'end_turn','usage':{'input_tokens':1,'output_tokens':2}}}\n")
                        .replace('\'', '"'));
    }
}
