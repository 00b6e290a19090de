package io.tokenspeed.sources.gemini;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.GrowingHome;
import io.tokenspeed.sources.HomeContract;
import io.tokenspeed.sources.Source;
import java.nio.file.Path;
import java.util.Map;

class GeminiHomeTest extends HomeContract {
    @Override
    protected GrowingHome home(Path folder, long seed) {
        return GeminiHome.random(folder, seed, 6);
    }

    @Override
    protected Source source(Path folder) {
        return new GeminiSource(new Environment(Map.of(), folder, folder));
    }
}
