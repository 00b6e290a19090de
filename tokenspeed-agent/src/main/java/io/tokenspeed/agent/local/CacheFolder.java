package io.tokenspeed.agent.local;

import io.tokenspeed.model.environment.Environment;
import java.nio.file.Path;

/** Where files are kept that can be made again, which the start script also knows. */
final class CacheFolder {
    private CacheFolder() {}

    /** {@code tokenspeed} below {@code XDG_CACHE_HOME}, else below {@code ~/.cache}. */
    static Path of(Environment environment) {
        return environment
                .path("XDG_CACHE_HOME")
                .orElseGet(() -> environment.home().resolve(".cache"))
                .resolve("tokenspeed");
    }
}
