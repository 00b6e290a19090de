package io.tokenspeed.sources.goose;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.GrowingHome;
import io.tokenspeed.sources.HomeContract;
import io.tokenspeed.sources.Source;
import java.nio.file.Path;
import java.util.Map;

class GooseHomeTest extends HomeContract {
    @Override
    protected GrowingHome home(Path folder, long seed) {
        return new GooseHome(folder, seed, 12);
    }

    @Override
    protected Source source(Path folder) {
        return new GooseSource(new Environment(Map.of(), folder, folder));
    }
}
