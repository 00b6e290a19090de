package io.tokenspeed.server.body;

import java.util.Set;

/**
 * Paths that take longer bodies than all others, and bodies that do not say their length.
 *
 * @param paths the paths
 * @param mostBytes the longest body, in bytes
 */
public record LargeBodies(Set<String> paths, int mostBytes) {
    /** No path takes longer bodies. */
    public static final LargeBodies NONE = new LargeBodies(Set.of(), 0);

    public LargeBodies {
        paths = Set.copyOf(paths);
    }
}
