package io.tokenspeed.agent.config;

import io.tokenspeed.model.environment.Environment;
import java.nio.file.Path;

/** The folder for files that can be made again; the start script uses it, too. */
public final class CacheFolder {
    private CacheFolder() {}

    /** {@code tokenspeed} below {@code XDG_CACHE_HOME}, else below {@code ~/.cache}. */
    public static Path of(Environment environment) {
        return environment
                .path("XDG_CACHE_HOME")
                .orElseGet(() -> environment.home().resolve(".cache"))
                .resolve("tokenspeed");
    }
}
