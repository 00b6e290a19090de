package io.tokenspeed.sources.kiro;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.GrowingHome;
import io.tokenspeed.sources.HomeContract;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.SourceProbe;
import io.tokenspeed.sources.SumsByDay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KiroHomeTest extends HomeContract {
    @Override
    protected GrowingHome home(Path folder, long seed) {
        return new KiroHome(folder, seed, 8);
    }

    @Override
    protected Source source(Path folder) {
        return new KiroSource(new Environment(Map.of(), folder, folder));
    }

    @Test
    void read_ofCopiedSession_countsItsTurnsOnce() throws Exception {
        GrowingHome home = home(folder, 5).growAll();
        Path sessions = KiroHome.sessions(folder);
        Files.copy(sessions.resolve("file-0.json"), sessions.resolve("copy.json"));
        Files.copy(sessions.resolve("file-0.jsonl"), sessions.resolve("copy.jsonl"));

        SourceProbe probe = new SourceProbe(source(folder)).read();

        assertThat(SumsByDay.of(probe.requests().values())).isEqualTo(home.truth());
    }
}
