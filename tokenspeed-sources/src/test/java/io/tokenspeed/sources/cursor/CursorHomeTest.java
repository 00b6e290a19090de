package io.tokenspeed.sources.cursor;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.GrowingHome;
import io.tokenspeed.sources.HomeContract;
import io.tokenspeed.sources.Source;
import java.nio.file.Path;
import java.util.Map;

class CursorHomeTest extends HomeContract {
    @Override
    protected GrowingHome home(Path folder, long seed) {
        return new CursorHome(folder, seed, 5);
    }

    @Override
    protected Source source(Path folder) {
        return new CursorSource(new Environment(Map.of(), folder, folder));
    }
}
