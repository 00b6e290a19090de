package io.tokenspeed.model.track;

import io.tokenspeed.model.request.Sum;
import io.tokenspeed.model.usage.UsageFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was tracked in one session, of one kind. Of the kind {@link InteractionKind#CHAT} these are charges that came with
 * requests, without the cost of the requests.
 *
 * @param kind the kind
 * @param count how many interactions there are
 * @param failed how many of them failed
 * @param knownNano the sum of the known costs in nano-dollars
 * @param unpriced how many interactions have a part of unknown cost
 * @param span when they were
 */
public record TrackedWork(InteractionKind kind, long count, long failed, long knownNano, long unpriced, WorkSpan span) {

    /** Reads what was tracked. Safe for use by several threads. */
    public interface Reader {
        /** Reads from where nothing is tracked. */
        Reader NONE = (sessionId, filter) -> List.of();

        /**
         * Returns what was tracked in a session, by kind, in the order of the kinds.
         *
         * @param filter only its range, and its tool, which is the app that tracked
         */
        List<TrackedWork> of(String sessionId, UsageFilter filter);
    }

    /** Returns the cost in nano-dollars, or so much of it as is known; null where nothing of a cost is known. */
    public @Nullable Long nano() {
        return knownNano == 0 && unpriced > 0 ? null : (Long) knownNano;
    }

    /** Returns the sum of both, as a group of this kind. */
    public TrackedWork plus(TrackedWork other) {
        return new TrackedWork(
                kind,
                count + other.count,
                failed + other.failed,
                Sum.of(knownNano, other.knownNano),
                unpriced + other.unpriced,
                span.plus(other.span));
    }
}
