package io.tokenspeed.alerts.measure;

import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.storage.StoredRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Attempts in the order of their instants, counted as {@link io.tokenspeed.model.usage.UsageTotals} counts them. */
final class Attempts {
    private final Column at = new Column();
    private final RunningSum failed = new RunningSum();
    private final RunningSum tokens = new RunningSum();
    private final RunningSum nanoUsd = new RunningSum();
    private final RunningSum priced = new RunningSum();
    private final RunningSum requests = new RunningSum();
    private final Column latencyAt = new Column();
    private final Column latency = new Column();
    private final RunningSum latencies = new RunningSum();

    void add(StoredRequest row) {
        Request request = row.request();
        boolean used = request.hasUsage();
        at.addMillis(request.timing().instantMillis());
        failed.add(!used && request.ending().status() == Status.FAILED ? 1 : 0);
        requests.add(used ? 1 : 0);
        tokens.add(used ? (double) request.tokens().total() : 0);
        Long nano = used ? nano(row) : null;
        nanoUsd.add(nano == null ? 0 : nano.doubleValue());
        priced.add(nano == null ? 0 : 1);
        Double millis = used ? latencyMillis(request) : null;
        if (millis != null) {
            latencyAt.addMillis(request.timing().instantMillis());
            latency.add(millis);
            latencies.add(millis);
        }
    }

    private static @Nullable Long nano(StoredRequest row) {
        Long logged = row.request().loggedCostNano();
        return logged != null ? logged : row.computedCostNano();
    }

    private static @Nullable Double latencyMillis(Request request) {
        Measured measured = request.measured();
        if (measured != null) {
            return measured.times().endMicros() / 1000.0;
        }
        Long millis = request.timing().durationMillis();
        return millis == null ? null : (Double) millis.doubleValue();
    }

    void truncate(long fromMillis) {
        int rows = at.lower(fromMillis);
        at.truncate(rows);
        failed.truncate(rows);
        requests.truncate(rows);
        tokens.truncate(rows);
        nanoUsd.truncate(rows);
        priced.truncate(rows);
        int known = latencyAt.lower(fromMillis);
        latencyAt.truncate(known);
        latency.truncate(known);
        latencies.truncate(known);
    }

    /** The sums of the attempts from one instant to before another. */
    Sums between(long fromMillis, long toMillis) {
        int from = at.lower(fromMillis);
        int to = at.lower(toMillis);
        long used = Math.round(requests.sum(from, to));
        long withPrice = Math.round(priced.sum(from, to));
        return new Sums(
                to - from,
                Math.round(failed.sum(from, to)),
                used,
                tokens.sum(from, to),
                nanoUsd.sum(from, to) / 1e9,
                withPrice,
                used - withPrice);
    }

    /** The known latencies of the requests from one instant to before another, in milliseconds. */
    Latencies latencies(long fromMillis, long toMillis) {
        int from = latencyAt.lower(fromMillis);
        int to = latencyAt.lower(toMillis);
        return new Latencies(to - from, latencies.sum(from, to), () -> latency.sorted(from, to));
    }

    /** Latencies: how many, their sum, and in rising order when asked for. */
    record Latencies(int count, double sum, Supplier<double[]> sorted) {}
}
