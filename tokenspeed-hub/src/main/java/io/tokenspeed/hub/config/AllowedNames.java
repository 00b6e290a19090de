package io.tokenspeed.hub.config;

import java.util.Set;

/**
 * The names that records may hold.
 *
 * @param tools the tools that they may name; empty for all
 * @param models the models that they may name; empty for all
 */
public record AllowedNames(Set<String> tools, Set<String> models) {
    public AllowedNames {
        tools = Set.copyOf(tools);
        models = Set.copyOf(models);
    }
}
