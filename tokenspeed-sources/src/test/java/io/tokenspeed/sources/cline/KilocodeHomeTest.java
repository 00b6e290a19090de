package io.tokenspeed.sources.cline;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.GrowingHome;
import io.tokenspeed.sources.HomeContract;
import io.tokenspeed.sources.Source;
import java.nio.file.Path;
import java.util.Map;

class KilocodeHomeTest extends HomeContract {
    @Override
    protected GrowingHome home(Path folder, long seed) {
        return ClineHome.kilocode(folder, seed, 5);
    }

    @Override
    protected Source source(Path folder) {
        return ClineSource.kilocode(new Environment(Map.of(), folder, folder));
    }
}
