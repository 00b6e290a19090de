package io.tokenspeed.sources.cline;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The models of a task by the times, in milliseconds since the epoch, at which they were noted. */
final class TaskModels {
    private final TreeMap<Long, ModelName> byTime = new TreeMap<>();

    void note(long millis, ModelName model) {
        byTime.put(millis, model);
    }

    /**
     * Returns the model of the request that was made before an instant: the last that was noted before it, because a
     * tool notes it while it prepares the request.
     */
    @Nullable
    ModelName before(long millis) {
        Map.Entry<Long, ModelName> last = byTime.lowerEntry(millis);
        return last == null ? null : last.getValue();
    }
}
