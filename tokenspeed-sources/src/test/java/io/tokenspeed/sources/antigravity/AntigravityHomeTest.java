package io.tokenspeed.sources.antigravity;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.GrowingHome;
import io.tokenspeed.sources.HomeContract;
import io.tokenspeed.sources.Source;
import java.nio.file.Path;
import java.util.Map;

class AntigravityHomeTest extends HomeContract {
    @Override
    protected GrowingHome home(Path folder, long seed) {
        return AntigravityHome.random(folder, seed, 5);
    }

    @Override
    protected Source source(Path folder) {
        return new AntigravitySource(new Environment(Map.of(), folder, folder));
    }
}
