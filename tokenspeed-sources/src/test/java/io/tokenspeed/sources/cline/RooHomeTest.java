package io.tokenspeed.sources.cline;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.GrowingHome;
import io.tokenspeed.sources.HomeContract;
import io.tokenspeed.sources.Source;
import java.nio.file.Path;
import java.util.Map;

class RooHomeTest extends HomeContract {
    @Override
    protected GrowingHome home(Path folder, long seed) {
        return ClineHome.roo(folder, seed, 5);
    }

    @Override
    protected Source source(Path folder) {
        return ClineSource.roo(new Environment(Map.of(), folder, folder));
    }
}
