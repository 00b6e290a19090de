package io.tokenspeed.sources.claude;

import org.jspecify.annotations.Nullable;

/**
 * Knows which versions of Claude Code log the final output count. From 1.0 to before 2.1.42 the rows of a message hold
 * a placeholder from the start of the stream instead; 0.x wrote one row when the message was complete.
 */
final class ClaudeVersion {
    private static final int[] FIRST_RELIABLE = {2, 1, 42};

    private ClaudeVersion() {}

    /**
     * Returns whether a row with a stop reason also has the final output count. An unknown version counts as a current
     * one.
     */
    static boolean writesFinalOutput(@Nullable String version) {
        if (version == null || version.startsWith("0.")) {
            return true;
        }
        int at = 0;
        for (int wanted : FIRST_RELIABLE) {
            int end = at;
            while (end < version.length() && Character.isDigit(version.charAt(end))) {
                end++;
            }
            int part = end == at || end - at > 6 ? 0 : Integer.parseInt(version, at, end, 10);
            if (part != wanted) {
                return part > wanted;
            }
            at = Math.min(version.length(), end + 1);
        }
        return true;
    }
}
