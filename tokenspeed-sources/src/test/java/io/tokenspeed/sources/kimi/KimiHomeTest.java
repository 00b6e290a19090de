package io.tokenspeed.sources.kimi;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.GrowingHome;
import io.tokenspeed.sources.HomeContract;
import io.tokenspeed.sources.Source;
import java.nio.file.Path;
import java.util.Map;

class KimiHomeTest extends HomeContract {
    @Override
    protected GrowingHome home(Path folder, long seed) {
        return KimiHome.random(folder, seed, 6);
    }

    @Override
    protected Source source(Path folder) {
        return new KimiSource(new Environment(Map.of(), folder, folder));
    }
}
