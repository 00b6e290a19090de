package io.tokenspeed.sources.engine;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.claude.ClaudeSource;
import io.tokenspeed.sources.codex.CodexSource;
import io.tokenspeed.sources.opencode.OpenCodeSource;
import java.util.List;

/** The list of all sources. A new source is registered here and nowhere else. */
public final class Sources {
    private Sources() {}

    /** Returns all sources, which find their folders by the environment. */
    public static List<Source> all(Environment environment) {
        return List.of(new ClaudeSource(environment), new CodexSource(environment), new OpenCodeSource(environment));
    }
}
