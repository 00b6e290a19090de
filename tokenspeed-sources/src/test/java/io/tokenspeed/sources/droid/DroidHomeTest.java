package io.tokenspeed.sources.droid;

import io.tokenspeed.sources.generated.GeneratedHome;
import io.tokenspeed.sources.generated.GeneratedHomeContract;
import java.nio.file.Path;

class DroidHomeTest extends GeneratedHomeContract {
    @Override
    protected GeneratedHome home(Path folder, long seed, int sessions) {
        return new DroidHome(folder, seed, sessions);
    }
}
