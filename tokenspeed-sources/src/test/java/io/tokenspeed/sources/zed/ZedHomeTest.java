package io.tokenspeed.sources.zed;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.GrowingHome;
import io.tokenspeed.sources.HomeContract;
import io.tokenspeed.sources.Source;
import java.nio.file.Path;
import java.util.Map;

class ZedHomeTest extends HomeContract {
    @Override
    protected GrowingHome home(Path folder, long seed) {
        return ZedHome.random(folder, seed, 6);
    }

    @Override
    protected Source source(Path folder) {
        return new ZedSource(new Environment(Map.of(), folder, folder));
    }
}
