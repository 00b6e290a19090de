package io.tokenspeed.model.request;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import java.util.Comparator;

/**
 * What one transcript says about a request besides its counters. Copies of a request (resumed and forked sessions, side
 * chains) differ here, and the smallest details win as a whole, so their times always belong together.
 *
 * @param place where it was made
 * @param timing when it was made and how long it took
 * @param ending how it ended
 */
public record RequestDetails(RequestPlace place, RequestTiming timing, RequestEnding ending)
        implements Comparable<RequestDetails> {

    /**
     * A total order, so that choosing the smallest is commutative, associative and idempotent: the owner before a
     * replay, then the earliest start, then the smallest session id; within one transcript the latest end. The rest
     * only makes ties impossible.
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
                .thenComparing(RequestPlace::mode, nullsLast(naturalOrder()));
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
