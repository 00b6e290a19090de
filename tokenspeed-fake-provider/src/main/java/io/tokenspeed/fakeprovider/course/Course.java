package io.tokenspeed.fakeprovider.course;

import io.tokenspeed.fakeprovider.engine.Plan.After;
import io.tokenspeed.fakeprovider.wire.Run;
import io.tokenspeed.fakeprovider.wire.WireUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens in answer to one request.
 *
 * @param runs the deltas of a whole answer, also where it is broken off
 * @param acts what is sent, in order
 * @param after what happens then
 * @param dress how it is sent
 * @param finish why the answer ends; null for the usual reason
 * @param usage the usage that the answer reports; null for none
 */
public record Course(
        List<Run> runs,
        List<Act> acts,
        After after,
        Dress dress,
        @Nullable String finish,
        @Nullable WireUsage usage) {
    public Course {
        runs = List.copyOf(runs);
        acts = List.copyOf(acts);
    }

    boolean has(Act.Kind kind) {
        return acts.stream().anyMatch(act -> act.is(kind));
    }

    /** Returns when the last act is. */
    long lastNanos() {
        return acts.isEmpty() ? 0 : acts.get(acts.size() - 1).atNanos();
    }
}
