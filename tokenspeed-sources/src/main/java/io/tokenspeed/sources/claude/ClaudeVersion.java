package io.tokenspeed.sources.claude;

import org.jspecify.annotations.Nullable;

/**
 * What a version of Claude Code writes. From 1.0 to before 2.1.42 the rows of a message hold the placeholder of the
 * stream's start instead of the final output count; 0.x wrote one finished row.
 */
final class ClaudeVersion {
    private static final int[] FIRST_RELIABLE = {2, 1, 42};

    private ClaudeVersion() {}

    /** Whether a row that has a stop reason also has the final output count. */
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
