package io.tokenspeed.sources.kiro;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.SourceProbe;
import io.tokenspeed.sources.opencode.FolderSnapshot;
import io.tokenspeed.sources.records.UsageLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KiroTruthTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void read_ofRandomHome_findsEveryToken(long seed) throws Exception {
        Map<String, List<Long>> truth = KiroHome.write(folder, 20, seed);
        FolderSnapshot before = FolderSnapshot.of(folder);

        SourceProbe probe = probe(folder).read();
        probe(folder).read().requests().values().forEach(probe::request);

        assertThat(UsageLedger.of(probe.requests().values())).isEqualTo(truth);
        assertThat(FolderSnapshot.of(folder)).isEqualTo(before);
        assertThat(probe.requests().toString()).doesNotContain("CANARY");
    }

    @Test
    void read_ofGrowingSessions_findsEveryTokenOnce() throws Exception {
        KiroHome home = new KiroHome(folder, 4);
        SourceProbe probe = probe(folder);
        for (int step = 0; step < 6; step++) {
            home.requests(7, 5);
            probe.read();
        }

        assertThat(UsageLedger.of(probe.requests().values())).isEqualTo(home.truth());
    }

    @Test
    void read_ofCopiedSession_countsItsTurnsOnce() throws Exception {
        KiroHome home = new KiroHome(folder, 5);
        home.requests(20, 4);
        Path copies = Files.createDirectories(home.sessions());
        Files.copy(copies.resolve("file-0.json"), copies.resolve("copy.json"));
        Files.copy(copies.resolve("file-0.jsonl"), copies.resolve("copy.jsonl"));

        assertThat(UsageLedger.of(probe(folder).read().requests().values())).isEqualTo(home.truth());
    }

    static SourceProbe probe(Path home) {
        return new SourceProbe(new KiroSource(new Environment(Map.of(), home, home)));
    }
}
