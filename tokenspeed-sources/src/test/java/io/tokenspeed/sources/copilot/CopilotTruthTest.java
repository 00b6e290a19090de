package io.tokenspeed.sources.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.SourceProbe;
import io.tokenspeed.sources.opencode.FolderSnapshot;
import io.tokenspeed.sources.opencode.TestDatabase;
import io.tokenspeed.sources.records.UsageLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopilotTruthTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void read_ofRandomHome_findsEveryToken(long seed) throws Exception {
        Map<String, List<Long>> truth = CopilotHome.write(folder, 40, seed);
        FolderSnapshot before = FolderSnapshot.of(folder);

        SourceProbe probe = probe(folder).read();

        assertThat(UsageLedger.of(probe.requests().values())).isEqualTo(truth);
        assertThat(FolderSnapshot.of(folder)).isEqualTo(before);
    }

    @Test
    void read_twiceWithoutCursors_changesNothing() throws Exception {
        Map<String, List<Long>> truth = CopilotHome.write(folder, 12, 4);
        SourceProbe probe = probe(folder).read();

        probe(folder).read().requests().values().forEach(probe::request);

        assertThat(UsageLedger.of(probe.requests().values())).isEqualTo(truth);
    }

    @Test
    void read_ofGrowingHome_findsEveryTokenOnce() throws Exception {
        CopilotHome home = new CopilotHome(folder, 5);
        SourceProbe probe = probe(folder);
        for (int step = 1; step < 7; step++) {
            home.sessions(step);
            probe.read();
        }

        assertThat(UsageLedger.of(probe.requests().values())).isEqualTo(home.truth());
    }

    @Test
    void read_ofRowsNumberedAnew_addsNothing() throws Exception {
        CopilotHome home = new CopilotHome(folder, 6);
        home.sessions(9);
        SourceProbe probe = probe(folder).read();
        try (TestDatabase database = TestDatabase.create(home.database(), CopilotHome.SCHEMA)) {
            database.run("UPDATE assistant_usage_events SET id = 5000 - id");
        }

        probe.read();

        assertThat(UsageLedger.of(probe.requests().values())).isEqualTo(home.truth());
    }

    @Test
    void read_ofLogCutAnywhere_findsTheTotalsOfItsSession() throws Exception {
        CopilotHome.write(folder, 4, 7);
        Path log = folder.resolve(".copilot/session-state/old-4/events.jsonl");
        byte[] whole = Files.readAllBytes(log);
        Map<String, ?> expected = probe(folder).read().requests();

        for (int cut = 0; cut < whole.length; cut += 97) {
            Files.write(log, Arrays.copyOf(whole, cut));
            SourceProbe probe = probe(folder).read();
            Files.write(log, whole);
            assertThat(probe.read().requests()).as("cut at " + cut).isEqualTo(expected);
        }
    }

    static SourceProbe probe(Path home) {
        return new SourceProbe(new CopilotSource(new Environment(Map.of(), home, home)));
    }
}
