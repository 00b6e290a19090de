package io.tokenspeed.gateway.record;

import org.jspecify.annotations.Nullable;

/**
 * Who made a request, as far as its headers and body tell.
 *
 * @param tool the tool, as its log reader names it; {@code gateway} for any other program
 * @param session the conversation; null where it is not told
 * @param agentRun the sub-agent of the session; null for its main agent, or where it is not told
 * @param key the natural key that a recorder in the client's program gave the attempt; null where there is none
 */
public record Client(
        String tool,
        @Nullable String session,
        @Nullable String agentRun,
        @Nullable String key) {
    /** The tool of programs that no log reader knows. */
    public static final String OTHER_TOOL = "gateway";
}
