package io.tokenspeed.sources.goose;

import io.tokenspeed.sources.generated.GeneratedHome;
import io.tokenspeed.sources.generated.GeneratedHomeContract;
import java.nio.file.Path;

class GooseHomeTest extends GeneratedHomeContract {
    @Override
    protected GeneratedHome home(Path folder, long seed, int sessions) {
        return new GooseHome(folder, seed, sessions);
    }
}
