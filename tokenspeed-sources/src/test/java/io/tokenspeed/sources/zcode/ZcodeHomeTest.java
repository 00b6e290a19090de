package io.tokenspeed.sources.zcode;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.GrowingHome;
import io.tokenspeed.sources.HomeContract;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.SourceProbe;
import io.tokenspeed.sources.SumsByDay;
import io.tokenspeed.sources.database.SqlFile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ZcodeHomeTest extends HomeContract {
    @Override
    protected GrowingHome home(Path folder, long seed) {
        return new ZcodeHome(folder, seed, 12);
    }

    @Override
    protected Source source(Path folder) {
        return new ZcodeSource(new Environment(Map.of(), folder, folder));
    }

    @Test
    void read_ofRowsInOtherOrder_findsTheSame() throws Exception {
        GrowingHome home = home(folder, 5).growAll();
        new SqlFile(folder.resolve(".zcode/cli/db/db.sqlite"), ZcodeHome.SCHEMA)
                .update("UPDATE model_usage SET rowid = 5000 - rowid");

        SourceProbe probe = new SourceProbe(source(folder)).read();

        assertThat(SumsByDay.of(probe.requests().values())).isEqualTo(home.truth());
    }
}
