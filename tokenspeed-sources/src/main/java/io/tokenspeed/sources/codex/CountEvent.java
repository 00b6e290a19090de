package io.tokenspeed.sources.codex;

import org.jspecify.annotations.Nullable;

/**
 * The usable values of a {@code token_count} event.
 *
 * @param total the cumulative total; null where it is missing, or is 0 although the last request has counters
 * @param last the usage of the last request; null where only the total can be read, from which it is computed
 * @param problem why the event cannot be used; null where it can, or where it holds no usage
 */
record CountEvent(
        @Nullable CodexUsage total,
        @Nullable CodexUsage last,
        @Nullable String problem) {

    static CountEvent of(CodexRow row) {
        CodexUsage total = row.total != null && (row.total.hasTokens() || row.last == null) ? row.total : null;
        boolean lastCounts = row.last != null && (row.last.isSound() || total == null || !total.isSound());
        return new CountEvent(total, lastCounts ? row.last : null, problem(row));
    }

    private static @Nullable String problem(CodexRow row) {
        if (row.total == null && row.last == null) {
            return row.infoTold ? "no counters in info" : null;
        }
        if (row.timestamp == null) {
            return "no readable time";
        }
        boolean unreadable = row.last == null && row.total != null && !row.total.isSound();
        return unreadable ? "total_token_usage cannot be read and last_token_usage is missing" : null;
    }
}
