package io.tokenspeed.store.telemetry;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import java.util.ArrayList;
import java.util.List;

/** What a transaction changed in one session. */
final class SessionChange {
    private final List<Long> instants = new ArrayList<>();
    private boolean told;
    private boolean left;
    private long loggedUntil = Long.MIN_VALUE;

    /** Notes a request that is in the session now. */
    void came(Request request) {
        long instant = request.timing().instantMillis();
        instants.add(instant);
        if (request.kind() == RecordKind.TELEMETRY) {
            told = true;
        } else {
            loggedUntil = Math.max(loggedUntil, instant);
        }
    }

    /** Notes a request that was in the session before, and whether it still is. */
    void was(Request request, boolean stays) {
        instants.add(request.timing().instantMillis());
        left |= !stays;
    }

    /** Notes the end of a request that began or ceased to count, in milliseconds since the epoch. */
    void note(long instant) {
        instants.add(instant);
    }

    /** Whether a request came by OpenTelemetry. */
    boolean told() {
        return told;
    }

    /** Whether a request of a transcript came. */
    boolean logged() {
        return loggedUntil != Long.MIN_VALUE;
    }

    /** Whether a request moved to another session. */
    boolean left() {
        return left;
    }

    /** The latest end of a request of a transcript that came, in milliseconds since the epoch. */
    long loggedUntil() {
        return loggedUntil;
    }

    /** The ends of all requests that changed, in milliseconds since the epoch. */
    List<Long> instants() {
        return instants;
    }
}
