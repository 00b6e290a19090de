package io.tokenspeed.sources.kilo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.storage.Finding;
import io.tokenspeed.sources.SourceProbe;
import io.tokenspeed.sources.opencode.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KiloSourceTest {
    @TempDir
    Path folder;

    @Test
    void read_ofStep_isASingleRecordOfKilo() throws Exception {
        new KiloHome(folder, 5, 4).growAll();

        Request request = probe().read().requests().values().stream()
                .filter(read -> read.loggedCostNano() != null && read.loggedCostNano() == 1_000_000)
                .findFirst()
                .orElseThrow();

        assertThat(request.tool()).isEqualTo("kilo");
        assertThat(request.kind()).isEqualTo(RecordKind.SINGLE);
        assertThat(request.timing().speedBasis()).isEqualTo(SpeedBasis.E2E_APPROX);
        assertThat(request.place().provider()).isEqualTo("anthropic");
    }

    @Test
    void read_ofDamagedMessage_saysWhich() throws Exception {
        Path database = folder.resolve(".local/share/kilo/kilo.db");
        Files.createDirectories(database.resolveSibling(""));
        TestDatabase.create(database, KiloHome.SCHEMA)
                .update("INSERT INTO message VALUES ('msg_1','ses_1',1,2,'{\"role\":\"assistant\"')")
                .close();

        SourceProbe probe = probe().read();

        assertThat(probe.cursor(database.toRealPath()).findings())
                .containsExactly(new Finding("message msg_1", false, "not JSON"));
    }

    @Test
    void discover_findsDatabasesOfAllChannelsAndTheNamedOne() throws Exception {
        for (String name :
                new String[] {"kilo.db", "kilo-dev.db", "opencode.db", "other.db", "kilo.db.bak", "x.sqlite"}) {
            Files.writeString(folder.resolve(name), "x");
        }
        Map<String, String> variables = Map.of("KILO_DATA_DIR", folder.toString(), "KILO_DB", "x.sqlite");

        assertThat(new KiloSource(new Environment(variables, folder, folder))
                        .discover()
                        .files())
                .extracting(file -> file.path().getFileName().toString())
                .containsExactlyInAnyOrder("kilo.db", "kilo-dev.db", "opencode.db", "x.sqlite");
    }

    @Test
    void roots_withDataHome_areBelowIt() {
        Environment environment = new Environment(Map.of("XDG_DATA_HOME", "data"), folder, folder);

        assertThat(new KiloSource(environment).roots()).containsExactly(folder.resolve("data/kilo"));
    }

    private SourceProbe probe() {
        return new SourceProbe(new KiloSource(new Environment(Map.of(), folder, folder)));
    }
}
