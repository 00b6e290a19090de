package io.tokenspeed.sources.openclaw;

import io.tokenspeed.sources.generated.GeneratedHome;
import io.tokenspeed.sources.generated.GeneratedHomeContract;
import java.nio.file.Path;

class OpenClawHomeTest extends GeneratedHomeContract {
    @Override
    protected GeneratedHome home(Path folder, long seed, int sessions) {
        return new OpenClawHome(folder, seed, sessions);
    }
}
