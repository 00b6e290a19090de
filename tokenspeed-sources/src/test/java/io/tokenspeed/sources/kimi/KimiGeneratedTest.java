package io.tokenspeed.sources.kimi;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.records.GeneratedLogTest;
import io.tokenspeed.sources.records.GeneratedUsage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

class KimiGeneratedTest extends GeneratedLogTest {
    @Override
    protected Source source(Path home) {
        return new KimiSource(new Environment(Map.of(), home, home));
    }

    @Override
    protected GeneratedUsage write(Path home, long seed) throws IOException {
        return KimiHome.write(home, 4, seed);
    }
}
