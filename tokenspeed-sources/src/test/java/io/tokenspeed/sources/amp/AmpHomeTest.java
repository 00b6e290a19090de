package io.tokenspeed.sources.amp;

import io.tokenspeed.sources.generated.GeneratedHome;
import io.tokenspeed.sources.generated.GeneratedHomeContract;
import java.nio.file.Path;

class AmpHomeTest extends GeneratedHomeContract {
    @Override
    protected GeneratedHome home(Path folder, long seed, int sessions) {
        return new AmpHome(folder, seed, sessions);
    }
}
