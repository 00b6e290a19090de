package io.tokenspeed.sources.grok;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.GrowingHome;
import io.tokenspeed.sources.HomeContract;
import io.tokenspeed.sources.Source;
import java.nio.file.Path;
import java.util.Map;

class GrokHomeTest extends HomeContract {
    @Override
    protected GrowingHome home(Path folder, long seed) {
        return GrokHome.random(folder, seed, 8);
    }

    @Override
    protected Source source(Path folder) {
        return new GrokSource(new Environment(Map.of(), folder, folder));
    }
}
