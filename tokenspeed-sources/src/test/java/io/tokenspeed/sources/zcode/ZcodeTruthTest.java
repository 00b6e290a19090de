package io.tokenspeed.sources.zcode;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.SourceProbe;
import io.tokenspeed.sources.opencode.FolderSnapshot;
import io.tokenspeed.sources.opencode.TestDatabase;
import io.tokenspeed.sources.records.UsageLedger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZcodeTruthTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void read_ofRandomHome_findsEveryToken(long seed) throws Exception {
        Map<String, List<Long>> truth = ZcodeHome.write(folder, 30, seed);
        FolderSnapshot before = FolderSnapshot.of(folder);

        SourceProbe probe = probe(folder).read();
        probe(folder).read().requests().values().forEach(probe::request);

        assertThat(UsageLedger.of(probe.requests().values())).isEqualTo(truth);
        assertThat(FolderSnapshot.of(folder)).isEqualTo(before);
        assertThat(probe.requests().toString()).doesNotContain("CANARY");
    }

    @Test
    void read_whileRequestsRun_findsEveryTokenOnceInTheEnd() throws Exception {
        ZcodeHome home = new ZcodeHome(folder, 4);
        SourceProbe probe = probe(folder);
        for (int step = 1; step < 6; step++) {
            home.sessions(step);
            probe.read();
        }
        home.finish();

        probe.read();

        assertThat(UsageLedger.of(probe.requests().values())).isEqualTo(home.truth());
    }

    @Test
    void read_ofRowsInOtherOrder_findsTheSame() throws Exception {
        Map<String, List<Long>> truth = ZcodeHome.write(folder, 10, 5);
        try (TestDatabase database = TestDatabase.create(new ZcodeHome(folder, 5).database(), ZcodeHome.SCHEMA)) {
            database.run("UPDATE model_usage SET rowid = 5000 - rowid");
        }

        assertThat(UsageLedger.of(probe(folder).read().requests().values())).isEqualTo(truth);
    }

    static SourceProbe probe(Path home) {
        return new SourceProbe(new ZcodeSource(new Environment(Map.of(), home, home)));
    }
}
