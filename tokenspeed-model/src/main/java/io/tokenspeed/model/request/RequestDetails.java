package io.tokenspeed.model.request;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import java.util.Comparator;

/**
 * Place, timing and ending of a request, as one log tells them. Copies of a request (in resumed and forked sessions, in
 * side chains) differ in these; a merge takes the smallest details as a whole, so that start and end always come from
 * one log.
 *
 * @param place where the request was made
 * @param timing when the request was made and how long it took
 * @param ending how the request ended
 */
public record RequestDetails(RequestPlace place, RequestTiming timing, RequestEnding ending)
        implements Comparable<RequestDetails> {

    /**
     * A total order, so that choosing the smallest is commutative, associative and idempotent: the owner before a
     * replay, then the earliest start, then the smallest session id; within one log the latest end. The other fields
     * only break ties.
     */
    private static final Comparator<RequestDetails> ORDER = Comparator.<RequestDetails>comparingInt(
                    details -> details.place.distance())
            .thenComparing(details -> details.timing.startedAtMillis(), nullsLast(naturalOrder()))
            .thenComparing(details -> details.place.sessionId())
            .thenComparing(details -> details.timing.completedAtMillis(), nullsLast(reverseOrder()))
            .thenComparing(details -> details.ending.serviceTier(), nullsLast(naturalOrder()))
            .thenComparing(details -> details.ending.status())
            .thenComparing(RequestDetails::place, restOfPlace())
            .thenComparing(RequestDetails::timing, restOfTiming())
            .thenComparing(details -> details.ending.errorKind(), nullsLast(naturalOrder()));

    private static Comparator<RequestPlace> restOfPlace() {
        return comparing(RequestPlace::messageId)
                .thenComparing(RequestPlace::project, nullsLast(naturalOrder()))
                .thenComparing(RequestPlace::model)
                .thenComparing(RequestPlace::provider, nullsLast(naturalOrder()))
                .thenComparing(RequestPlace::mode, nullsLast(naturalOrder()))
                .thenComparing(RequestPlace::agentRun, nullsLast(naturalOrder()));
    }

    private static Comparator<RequestTiming> restOfTiming() {
        return comparing(RequestTiming::firstTokenAtMillis, nullsLast(naturalOrder()))
                .thenComparing(RequestTiming::speedBasis)
                .thenComparing(RequestTiming::windowMillis, nullsLast(naturalOrder()));
    }

    @Override
    public int compareTo(RequestDetails other) {
        return ORDER.compare(this, other);
    }
}
