package io.tokenspeed.sources.pi;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.records.GeneratedLogTest;
import io.tokenspeed.sources.records.GeneratedUsage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

class PiGeneratedTest extends GeneratedLogTest {
    @Override
    protected Source source(Path home) {
        return PiSource.pi(new Environment(Map.of(), home, home));
    }

    @Override
    protected GeneratedUsage write(Path home, long seed) throws IOException {
        return PiHome.write(home.resolve(".pi/agent/sessions"), false, 6, seed);
    }
}
