package io.tokenspeed.agent.server;

import io.tokenspeed.model.collection.BoundedMap;
import io.tokenspeed.model.dashboard.Arrival;
import io.tokenspeed.model.dashboard.Arrivals;
import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Passes on the requests that arrive in the database, whichever process stores them. Gives an unfinished request a
 * moment to end, and passes on a message once where the predecessor records it, too, or telemetry tells of it first. Used by
 * one thread.
 */
public final class NewRequests {
    private static final int BATCH = 500;
    private static final int FLOOD = 2_000;
    private static final int REMEMBERED = 5_000;
    private static final long PATIENCE_MILLIS = 500;

    private final Arrivals arrivals;
    private final Consumer<RecordedRequest> sink;
    private final Clock clock;
    private final Set<String> told = Collections.newSetFromMap(BoundedMap.byArrival(REMEMBERED));
    private final Set<String> foreignMessages = Collections.newSetFromMap(BoundedMap.byArrival(REMEMBERED));
    private final Set<List<Object>> toldByTelemetry = Collections.newSetFromMap(BoundedMap.byArrival(REMEMBERED));
    private long mark;
    private long waitingFor = -1;
    private long waitingSince;

    /** Passes on what arrives from now on. */
    public NewRequests(Arrivals arrivals, Consumer<RecordedRequest> sink, Clock clock) {
        this.arrivals = arrivals;
        this.sink = sink;
        this.clock = clock;
        this.mark = arrivals.last();
    }

    /** Passes on what has arrived since the last call; of a large import only the newest requests. */
    public void tell() {
        long last = arrivals.last();
        if (last < mark || last - mark > FLOOD) {
            mark = last < mark ? last : last - BATCH;
        }
        if (last == mark) {
            return;
        }
        for (Arrival arrival : arrivals.after(mark, BATCH)) {
            if (mustWait(arrival)) {
                return;
            }
            mark = arrival.mark();
            tell(arrival);
        }
    }

    private void tell(Arrival arrival) {
        Request request = arrival.request().stored().request();
        String message = request.place().messageId();
        boolean foreign = request.kind() == RecordKind.FOREIGN;
        boolean twice = !foreign && request.kind() != RecordKind.SINGLE && foreignMessages.contains(message);
        if (!twice
                && !isLoggedLate(request)
                && told.add(arrival.request().stored().id())) {
            sink.accept(arrival.request());
        }
        if (foreign) {
            foreignMessages.add(message);
        }
    }

    /** Whether a transcript tells now what came by OpenTelemetry before; in the other order the latter does not count. */
    private boolean isLoggedLate(Request request) {
        List<Object> same = List.of(
                request.tool(),
                request.place().sessionId(),
                request.tokens().prompt(),
                request.tokens().cacheRead());
        if (request.kind() == RecordKind.TELEMETRY) {
            toldByTelemetry.add(same);
            return false;
        }
        return toldByTelemetry.remove(same);
    }

    private boolean mustWait(Arrival arrival) {
        Request request = arrival.request().stored().request();
        if (request.timing().completedAtMillis() != null && request.tokens().outputReliable()) {
            return false;
        }
        if (waitingFor != arrival.mark()) {
            waitingFor = arrival.mark();
            waitingSince = clock.millis();
        }
        return clock.millis() - waitingSince < PATIENCE_MILLIS;
    }
}
