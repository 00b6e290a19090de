package io.tokenspeed.sources.engine;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.sources.Source;
import io.tokenspeed.sources.claude.ClaudeSource;
import io.tokenspeed.sources.codex.CodexSource;
import io.tokenspeed.sources.opencode.OpenCodeSource;
import java.util.List;

/** The readers there are. A new one is registered here and nowhere else. */
public final class Sources {
    private Sources() {}

    /** All readers, looking where the environment says. */
    public static List<Source> all(Environment environment) {
        return List.of(new ClaudeSource(environment), new CodexSource(environment), new OpenCodeSource(environment));
    }
}
