package io.tokenspeed.sources.kilo;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.GrowingHome;
import io.tokenspeed.sources.HomeContract;
import io.tokenspeed.sources.Source;
import java.nio.file.Path;
import java.util.Map;

class KiloHomeTest extends HomeContract {
    @Override
    protected GrowingHome home(Path folder, long seed) {
        return new KiloHome(folder, seed, 10);
    }

    @Override
    protected Source source(Path folder) {
        return new KiloSource(new Environment(Map.of(), folder, folder));
    }
}
