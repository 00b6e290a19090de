package io.tokenspeed.hub.config;

import java.util.Set;

/**
 * The names that records may hold.
 *
 * @param tools the allowed tools; empty for all
 * @param models the allowed models; empty for all
 */
public record AllowedNames(Set<String> tools, Set<String> models) {
    public AllowedNames {
        tools = Set.copyOf(tools);
        models = Set.copyOf(models);
    }
}
