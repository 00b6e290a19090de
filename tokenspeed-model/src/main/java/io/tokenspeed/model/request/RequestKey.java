package io.tokenspeed.model.request;

import org.jspecify.annotations.Nullable;

/**
 * Identifies the attempt that a record belongs to.
 *
 * @param tool the tool that wrote the log: {@code claude}, {@code codex}, {@code opencode}, ...
 * @param naturalKey identifies the attempt among all attempts of its tool, however often and wherever it was logged
 * @param forkKey equal for copies of one attempt that a tool stored under new ids; null for tools that keep the ids
 */
public record RequestKey(
        String tool, String naturalKey, @Nullable String forkKey) {
    /** Creates the key of an attempt of a tool that keeps the ids in copies. */
    public RequestKey(String tool, String naturalKey) {
        this(tool, naturalKey, null);
    }

    /** Merges the keys of two records of one attempt: takes the smaller fork key. */
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
