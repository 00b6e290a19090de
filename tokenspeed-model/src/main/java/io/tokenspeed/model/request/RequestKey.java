package io.tokenspeed.model.request;

import org.jspecify.annotations.Nullable;

/**
 * Tells which attempt a record is of.
 *
 * @param tool the program that wrote the log: {@code claude}, {@code codex}, {@code opencode}, ...
 * @param naturalKey identifies the attempt among all of its tool, however often and wherever it was logged
 * @param forkKey equal for copies of one attempt that a tool stored under new ids; absent where a tool does not do that
 */
public record RequestKey(
        String tool, String naturalKey, @Nullable String forkKey) {
    /** The key of an attempt that its tool does not copy under new ids. */
    public RequestKey(String tool, String naturalKey) {
        this(tool, naturalKey, null);
    }

    /** The key of two records of one attempt, with the smaller fork key. */
    RequestKey merge(RequestKey other) {
        if (!tool.equals(other.tool) || !naturalKey.equals(other.naturalKey)) {
            throw new IllegalArgumentException(
                    "different requests: " + tool + " " + naturalKey + ", " + other.tool + " " + other.naturalKey);
        }
        String a = forkKey;
        String b = other.forkKey;
        return b == null || (a != null && a.compareTo(b) <= 0) ? this : other;
    }

    RequestKey withNaturalKey(String key) {
        return new RequestKey(tool, key, forkKey);
    }
}
