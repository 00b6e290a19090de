package io.tokenspeed.model.request;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What one transcript says about a request besides its counters. Copies of a request (resumed and forked sessions, side
 * chains) differ here, and the smallest origin wins as a whole, so its times always belong together. Times are epoch
 * milliseconds, UTC.
 *
 * @param distance 0 in the transcript that made the request, more the further a transcript is from it that only
 *     replays it
 * @param sessionId the session of the transcript
 * @param messageId the tool's own id of the message
 * @param project the root folder of the project, in the one spelling of {@link ProjectFolder}
 * @param model the model as the log names it
 * @param provider the provider, as logged or inferred from the model
 * @param agent the mode of the tool that asked, for example OpenCode's {@code build}
 * @param startedAt when the request was sent
 * @param firstTokenAt when the first token arrived
 * @param completedAt when the response was complete
 * @param speedBasis what {@code windowMillis} was measured on
 * @param windowMillis the time that counts for speed
 * @param status how the attempt ended
 * @param errorKind why it failed; present exactly when {@code status} is {@code FAILED}
 * @param serviceTier {@code priority}, {@code flex}, {@code fast} and the like; absent means standard
 */
public record Origin(
        int distance,
        String sessionId,
        String messageId,
        @Nullable String project,
        String model,
        @Nullable String provider,
        @Nullable String agent,
        @Nullable Long startedAt,
        @Nullable Long firstTokenAt,
        @Nullable Long completedAt,
        SpeedBasis speedBasis,
        @Nullable Long windowMillis,
        Status status,
        @Nullable ErrorKind errorKind,
        @Nullable String serviceTier)
        implements Comparable<Origin> {

    /**
     * A total order, so that choosing the smallest is commutative, associative and idempotent: the owner before a
     * replay, then the earliest start, then the smallest session id; within one transcript the latest end. The rest
     * only makes ties impossible.
     */
    private static final Comparator<Origin> ORDER = comparing(Origin::distance)
            .thenComparing(Origin::startedAt, nullsLast(naturalOrder()))
            .thenComparing(Origin::sessionId)
            .thenComparing(Origin::completedAt, nullsLast(reverseOrder()))
            .thenComparing(Origin::serviceTier, nullsLast(naturalOrder()))
            .thenComparing(Origin::status)
            .thenComparing(Origin::messageId)
            .thenComparing(Origin::project, nullsLast(naturalOrder()))
            .thenComparing(Origin::model)
            .thenComparing(Origin::provider, nullsLast(naturalOrder()))
            .thenComparing(Origin::agent, nullsLast(naturalOrder()))
            .thenComparing(Origin::firstTokenAt, nullsLast(naturalOrder()))
            .thenComparing(Origin::speedBasis)
            .thenComparing(Origin::windowMillis, nullsLast(naturalOrder()))
            .thenComparing(Origin::errorKind, nullsLast(naturalOrder()));

    public Origin {
        if (startedAt == null && completedAt == null) {
            throw new IllegalArgumentException("neither start nor end of message " + messageId + " is known");
        }
        if ((status == Status.FAILED) != (errorKind != null)) {
            throw new IllegalArgumentException("status " + status + " with errorKind " + errorKind);
        }
        project = project == null ? null : ProjectFolder.spelled(project);
    }

    /** The instant that decides day, hour and bucket: the end, else the start. */
    public long instant() {
        return completedAt != null ? completedAt : startedAt == null ? 0 : startedAt;
    }

    /** End minus start, or null where either is unknown. */
    public @Nullable Long durationMillis() {
        return startedAt == null || completedAt == null ? null : (Long) (completedAt - startedAt);
    }

    @Override
    public int compareTo(Origin other) {
        return ORDER.compare(this, other);
    }
}
