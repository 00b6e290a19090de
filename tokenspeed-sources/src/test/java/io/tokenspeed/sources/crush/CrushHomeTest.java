package io.tokenspeed.sources.crush;

import io.tokenspeed.sources.generated.GeneratedHome;
import io.tokenspeed.sources.generated.GeneratedHomeContract;
import java.nio.file.Path;

class CrushHomeTest extends GeneratedHomeContract {
    @Override
    protected GeneratedHome home(Path folder, long seed, int sessions) {
        return new CrushHome(folder, seed, sessions);
    }
}
