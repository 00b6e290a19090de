package io.tokenspeed.sources.pi;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.sources.records.LogTiming;
import io.tokenspeed.sources.tree.JsonTree;
import org.jspecify.annotations.Nullable;

/**
 * The times of an entry. A message is stamped when its request starts, the entry when the answer is complete. omp
 * measures the request and its first token itself.
 *
 * @param start when the request was sent; null when unknown
 * @param end when the answer was complete
 * @param duration the measured milliseconds of the request; null when not measured
 * @param ttft the measured milliseconds to the first token; null when not measured
 */
record PiTimes(
        @Nullable Long start,
        long end,
        @Nullable Long duration,
        @Nullable Long ttft) {
    private static final long LONGEST = 86_400_000;

    /** Returns the times, null where the entry has none. */
    static @Nullable PiTimes of(JsonNode entry, JsonNode message) {
        Long start = entry.has("message") ? JsonTree.millis(message, "timestamp") : null;
        Long logged = JsonTree.millis(entry, "timestamp");
        Long complete = JsonTree.millis(message, "completedAt");
        Long end = complete != null ? complete : logged != null ? logged : start;
        Long duration = millis(message, "duration");
        return end == null ? null : new PiTimes(start, end, duration, millis(message, "ttft"));
    }

    private static @Nullable Long millis(JsonNode message, String name) {
        JsonNode value = message.get(name);
        double millis = value == null ? 0 : value.asDouble();
        return millis >= 1 && millis <= LONGEST ? (Long) Math.round(millis) : null;
    }

    /**
     * Returns the timing of the request. Hidden reasoning ends before the first token arrives, so with reasoning the
     * time after it is no decode time of all tokens.
     */
    RequestTiming timing(boolean reasoned) {
        return start == null || duration == null
                ? LogTiming.between(start, end)
                : LogTiming.measured(start, start + duration, duration, ttft, !reasoned);
    }
}
