package io.tokenspeed.agent.session;

import io.tokenspeed.model.request.Sum;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.track.TrackedWork;
import io.tokenspeed.model.usage.UsageFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session: its requests, and what programs tracked beside them.
 *
 * @param id the session's id
 * @param requests its requests; null where it has none
 * @param tracked what was tracked, by kind
 */
public record WholeSession(String id, @Nullable OneSession requests, List<TrackedWork> tracked) {
    public WholeSession {
        tracked = List.copyOf(tracked);
    }

    /**
     * Reads a session; null where nothing that is stored belongs to it.
     *
     * @param asked its id, or the name of the Codex rollout that it is in
     */
    public static @Nullable WholeSession read(
            RequestTable table, TrackedWork.Reader reader, String asked, UsageFilter filter) {
        OneSession requests = OneSession.read(table, asked, filter);
        String id = OneSession.id(asked);
        List<TrackedWork> tracked = mayMatch(filter, requests) ? reader.of(id, filter) : List.of();
        return requests == null && tracked.isEmpty() ? null : new WholeSession(id, requests, tracked);
    }

    /** What was tracked has no provider and no model, and is of the project that the requests are of. */
    private static boolean mayMatch(UsageFilter filter, @Nullable OneSession requests) {
        return filter.providers() == null && filter.models() == null && (filter.projects() == null || requests != null);
    }

    /** Everything that was tracked as one group; null where nothing was. */
    @Nullable
    TrackedWork allTracked() {
        return tracked.stream().reduce(TrackedWork::plus).orElse(null);
    }

    /** The sum of all known costs in nano-dollars; null where none is known. */
    @Nullable
    Long nano() {
        Long ofRequests = requests == null ? null : requests.nano();
        TrackedWork all = allTracked();
        Long beside = all == null ? null : all.nano();
        if (ofRequests == null || beside == null) {
            return ofRequests == null ? beside : ofRequests;
        }
        return Sum.of(ofRequests, beside);
    }

    /** Whether a part of the cost is not known. */
    boolean isPartlyUnpriced() {
        TrackedWork all = allTracked();
        return (requests != null && requests.unpriced() > 0) || (all != null && all.unpriced() > 0);
    }
}
