package io.tokenspeed.sources.pi;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.GrowingHome;
import io.tokenspeed.sources.HomeContract;
import io.tokenspeed.sources.Source;
import java.nio.file.Path;
import java.util.Map;

class OmpHomeTest extends HomeContract {
    @Override
    protected GrowingHome home(Path folder, long seed) {
        return PiHome.omp(folder, seed, 6);
    }

    @Override
    protected Source source(Path folder) {
        return PiSource.omp(new Environment(Map.of(), folder, folder));
    }
}
