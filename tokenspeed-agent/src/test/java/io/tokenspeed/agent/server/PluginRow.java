package io.tokenspeed.agent.server;

import org.jspecify.annotations.Nullable;

/** A request as the plugin stores it. */
record PluginRow(
        String id,
        String session,
        @Nullable String project,
        String model,
        @Nullable String provider,
        PluginDatabase.Tokens tokens,
        long startedAt,
        @Nullable Long completedAt,
        @Nullable Double cost) {

    /** The id of the message of OpenCode that it is about. */
    String message() {
        return "message of " + id;
    }

    /** A short request that ended at an instant. */
    static PluginRow endedAt(String id, long instant) {
        return new PluginRow(
                id,
                "session",
                "/home/dev/shop",
                "gpt-x",
                "openai",
                new PluginDatabase.Tokens(100, 50, 10, 5, 2),
                instant - 2_000,
                instant,
                0.01);
    }
}
