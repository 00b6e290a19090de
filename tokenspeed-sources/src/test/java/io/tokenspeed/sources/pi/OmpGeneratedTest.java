package io.tokenspeed.sources.pi;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.records.GeneratedLogTest;
import io.tokenspeed.sources.records.GeneratedUsage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

class OmpGeneratedTest extends GeneratedLogTest {
    @Override
    protected Source source(Path home) {
        return PiSource.omp(new Environment(Map.of(), home, home));
    }

    @Override
    protected GeneratedUsage write(Path home, long seed) throws IOException {
        return PiHome.write(home.resolve(".omp/agent/sessions"), true, 6, seed);
    }
}
