package io.tokenspeed.sources.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.sources.GrowingHome;
import io.tokenspeed.sources.HomeContract;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.SourceProbe;
import io.tokenspeed.sources.SumsByDay;
import io.tokenspeed.sources.database.SqlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CopilotHomeTest extends HomeContract {
    @Override
    protected GrowingHome home(Path folder, long seed) {
        return new CopilotHome(folder, seed, 12);
    }

    @Override
    protected Source source(Path folder) {
        return new CopilotSource(new Environment(Map.of(), folder, folder));
    }

    @Test
    void read_ofRowsNumberedAnew_addsNothing() throws Exception {
        GrowingHome home = home(folder, 6).growAll();
        SourceProbe probe = new SourceProbe(source(folder)).read();
        new SqlFile(folder.resolve(".copilot/session-store.db"), CopilotHome.SCHEMA)
                .update("UPDATE assistant_usage_events SET id = 5000 - id");

        probe.read();

        assertThat(SumsByDay.of(probe.requests().values())).isEqualTo(home.truth());
    }

    @Test
    void read_ofLogCutAnywhere_findsTheTotalsOfItsSession() throws Exception {
        home(folder, 7).growAll();
        Path log = CopilotHome.log(folder, "old-4");
        byte[] whole = Files.readAllBytes(log);
        Map<String, Request> expected = new SourceProbe(source(folder)).read().requests();

        for (int cut = 0; cut < whole.length; cut += 97) {
            Files.write(log, Arrays.copyOf(whole, cut));
            SourceProbe probe = new SourceProbe(source(folder)).read();
            Files.write(log, whole);
            assertThat(probe.read().requests()).as("cut at " + cut).isEqualTo(expected);
        }
    }
}
