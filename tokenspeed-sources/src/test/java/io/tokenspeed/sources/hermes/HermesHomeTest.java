package io.tokenspeed.sources.hermes;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.GrowingHome;
import io.tokenspeed.sources.HomeContract;
import io.tokenspeed.sources.Source;
import java.nio.file.Path;
import java.util.Map;

class HermesHomeTest extends HomeContract {
    @Override
    protected GrowingHome home(Path folder, long seed) {
        return new HermesHome(folder, seed, 12);
    }

    @Override
    protected Source source(Path folder) {
        return new HermesSource(new Environment(Map.of(), folder, folder));
    }
}
