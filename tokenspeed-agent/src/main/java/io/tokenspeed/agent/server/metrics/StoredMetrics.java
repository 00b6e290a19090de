package io.tokenspeed.agent.server.metrics;

import io.tokenspeed.collector.telemetry.Telemetry;
import io.tokenspeed.collector.telemetry.TelemetryLimits;
import io.tokenspeed.model.dashboard.Arrival;
import io.tokenspeed.model.dashboard.Arrivals;
import io.tokenspeed.model.metric.MetricSeries;
import io.tokenspeed.model.metric.MetricType;
import io.tokenspeed.model.metric.MetricsReader;
import io.tokenspeed.model.metric.MetricsSnapshot;
import io.tokenspeed.model.metric.Span;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.model.usage.UsageRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of the stored requests. Windows come from memory, which is filled from the last 31 days, then follows what
 * arrives, and is filled anew once a day, because an import may change older requests. History comes from the storage.
 */
public final class StoredMetrics implements MetricsReader {
    private static final Duration REFILL = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int BATCH = 500;

    private final RequestTable requests;
    private final UsageReader usage;
    private final Arrivals arrivals;
    private final Clock clock;
    private final StoredHistory history;
    private volatile Telemetry windows;

    private volatile boolean refill = true;

    /** From here on, read and written by the thread that catches up alone. */
    private Instant filledAt = Instant.EPOCH;

    private long mark;
    private Set<String> counted = Set.of();

    /** The latest arrival that has waited since {@code seenAt}. */
    private long seen = -1;

    private Instant seenAt = Instant.EPOCH;

    /** Reads nothing before {@link #catchUp} is called. */
    public StoredMetrics(RequestTable requests, UsageReader usage, Arrivals arrivals, Clock clock) {
        this.requests = requests;
        this.usage = usage;
        this.arrivals = arrivals;
        this.clock = clock;
        this.history = new StoredHistory(requests, usage, clock);
        this.windows = new Telemetry(TelemetryLimits.DEFAULT, clock);
    }

    @Override
    public MetricsSnapshot current() {
        return windows.current();
    }

    @Override
    public MetricSeries historical(MetricType type, UsageFilter filter, Span aggregation) {
        return history.read(type, filter, aggregation);
    }

    /** Fills the windows anew at the next call of {@link #catchUp}. */
    public void refill() {
        refill = true;
    }

    /** Fills the windows where that is due, and adds what has arrived since the last call. For one thread. */
    public void catchUp() {
        if (refill || !clock.instant().isBefore(filledAt.plus(REFILL))) {
            refill = false;
            fill();
        }
        List<Arrival> batch;
        do {
            batch = arrivals.after(mark, BATCH);
        } while (add(batch) && batch.size() == BATCH);
    }

    private void fill() {
        Instant now = clock.instant();
        Instant since = Telemetry.earliest(now);
        UsageFilter kept = UsageFilter.all(ZoneOffset.UTC).during(new TimeRange(since, null));
        Telemetry filled = new Telemetry(TelemetryLimits.DEFAULT, clock, since);
        usage.breakdown(kept, List.of(Dimension.PROVIDER, Dimension.MODEL)).stream()
                .sorted(Comparator.comparingLong((UsageRow row) -> row.totals().attempts())
                        .reversed())
                .limit(TelemetryLimits.DEFAULT.models())
                .forEach(row -> filled.reserve(row.keys().get(0), row.keys().get(1)));
        long before = arrivals.last();
        Snapshot snapshot = new Snapshot(before);
        requests.forEach(kept, row -> {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted while reading requests");
            }
            snapshot.read(row.id());
            filled.accept(row.request());
        });
        mark = before;
        counted = snapshot.counted;
        windows = filled;
        filledAt = now;
    }

    /** Adds arrivals; false where one of them may still change in a moment. */
    private boolean add(List<Arrival> batch) {
        for (Arrival arrival : batch) {
            if (mustWait(arrival)) {
                return false;
            }
            mark = arrival.mark();
            if (!counted.contains(arrival.request().stored().id())) {
                windows.accept(arrival.request().stored().request());
            }
        }
        return true;
    }

    private boolean mustWait(Arrival arrival) {
        Request request = arrival.request().stored().request();
        if (request.timing().completedAtMillis() != null && request.tokens().outputReliable()) {
            return false;
        }
        if (arrival.mark() > seen) {
            seen = arrivals.last();
            seenAt = clock.instant();
        }
        return clock.instant().isBefore(seenAt.plus(PATIENCE));
    }

    /**
     * Finds out which of the requests that arrive around the start of a reading are part of it. The reading sees the
     * storage as it is when its first row comes, so what arrives later is not part of it.
     */
    private final class Snapshot {
        private final long before;
        private final Set<String> counted = new HashSet<>();
        private @Nullable Set<String> unsure;

        Snapshot(long before) {
            this.before = before;
        }

        void read(String id) {
            if (unsure == null) {
                unsure = arrivedSince();
            }
            if (unsure.contains(id)) {
                counted.add(id);
            }
        }

        private Set<String> arrivedSince() {
            Set<String> ids = new HashSet<>();
            long last = before;
            List<Arrival> batch;
            do {
                batch = arrivals.after(last, BATCH);
                for (Arrival arrival : batch) {
                    ids.add(arrival.request().stored().id());
                    last = arrival.mark();
                }
            } while (batch.size() == BATCH);
            return ids;
        }
    }
}
