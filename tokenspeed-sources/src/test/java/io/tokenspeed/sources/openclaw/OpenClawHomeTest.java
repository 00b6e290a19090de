package io.tokenspeed.sources.openclaw;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.GrowingHome;
import io.tokenspeed.sources.HomeContract;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.codex.CodexSource;
import java.nio.file.Path;
import java.util.Map;

class OpenClawHomeTest extends HomeContract {
    @Override
    protected GrowingHome home(Path folder, long seed) {
        return new OpenClawHome(folder, seed, 12);
    }

    @Override
    protected Source source(Path folder) {
        Environment environment = new Environment(Map.of(), folder, folder);
        Source codex = new CodexSource(environment, () -> OpenClawSource.codexHomes(environment));
        return new OpenClawSource(environment, codex::discover);
    }
}
