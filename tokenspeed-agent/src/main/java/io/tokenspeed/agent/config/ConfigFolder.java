package io.tokenspeed.agent.config;

import io.tokenspeed.model.environment.Environment;
import java.nio.file.Path;

/** The folder with the files in which the user sets prices, names and the like. */
public final class ConfigFolder {
    private ConfigFolder() {}

    /** {@code tokenspeed} below {@code XDG_CONFIG_HOME}, else below {@code ~/.config}. */
    public static Path of(Environment environment) {
        return environment
                .path("XDG_CONFIG_HOME")
                .orElseGet(() -> environment.home().resolve(".config"))
                .resolve("tokenspeed");
    }
}
