package io.tokenspeed.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.testkit.fixture.ArchiveContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DistributionTest {
    private final ArchiveContent hub = ArchiveContent.of(Path.of("."));
    private final ArchiveContent agent = ArchiveContent.of(Path.of("../tokenspeed-agent"));
    private final ArchiveContent gateway = ArchiveContent.of(Path.of("../tokenspeed-gateway"));

    @Test
    void archive_holdsWhatItsDocumentsLinkTo() throws IOException {
        assertThat(hub.files())
                .containsKeys(
                        "bin/tokenspeed-hub",
                        "bin/tokenspeed-hub.cmd",
                        "deploy/hub/hub.yml",
                        "deploy/hub/tokenspeed-hub.service",
                        "deploy/nginx/tokenspeed-hub.conf",
                        "docs/hub.md",
                        "NOTICE");
        assertThat(hub.brokenLinks()).isEmpty();
    }

    @Test
    void notice_namesEveryLibraryOfTheArchivesAndNoOther() throws IOException {
        SortedSet<String> bundled = new TreeSet<>(hub.libraries());
        bundled.addAll(agent.libraries());
        bundled.addAll(gateway.libraries());

        assertThat(notice().keySet()).containsExactlyElementsOf(bundled);
        assertThat(notice().values()).allSatisfy(licence -> assertThat(licence).isNotBlank());
    }

    @Test
    void starter_ofWindows_hasItsLineEnds() throws IOException {
        String starter = Files.readString(hub.files().get("bin/tokenspeed-hub.cmd"));

        assertThat(starter.lines().count()).isEqualTo(starter.split("\r\n", -1).length - 1L);
        assertThat(starter).contains("io.tokenspeed.hub.Hub %*", "%JAVA_HOME%");
    }

    /** The licence of each library. Rows hold a name, a licence and a place, with at least two spaces between. */
    private static SortedMap<String, String> notice() throws IOException {
        SortedMap<String, String> licences = new TreeMap<>();
        List<String> lines = Files.readAllLines(Path.of("../NOTICE"));
        for (String line : lines.subList(lines.indexOf("Libraries:") + 1, lines.indexOf("Inside them:"))) {
            if (!line.isBlank()) {
                String[] parts = line.strip().split(" {2,}", -1);
                assertThat(parts).as(line).hasSize(3);
                licences.put(parts[0], parts[1]);
            }
        }
        return licences;
    }
}
