package io.tokenspeed.agent.demo.content;

import java.util.Random;

/**
 * A session to be written.
 *
 * @param tool the tool that is used
 * @param project the project that is worked on
 * @param start when it starts, in milliseconds since the epoch
 * @param turns how often the user says something
 * @param seed decides the rest, so that a copy of the session can be played again
 */
public record PlannedSession(Tool tool, DemoProject project, long start, int turns, long seed) {
    public enum Tool {
        CLAUDE,
        CODEX,
        OPENCODE,
        COPILOT
    }

    public Random random() {
        return new Random(seed);
    }
}
