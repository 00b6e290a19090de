package io.tokenspeed.uploader.bucket;

import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.predecessor.PredecessorQueue;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.storage.RequestTable;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.wire.ProjectIds;
import io.tokenspeed.model.wire.WireNames;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Sums that the predecessor made and never sent. They count only where no OpenCode requests are stored for their time,
 * because requests are more precise. Their projects are omitted, because the predecessor made project ids in another
 * way.
 */
public final class LeftBehind {
    private static final String TOOL = "opencode";
    private static final long HOUR_SECONDS = 3_600;
    private static final int SHORTEST = 60;

    private final PredecessorQueue queue;
    private final RequestTable requests;

    public LeftBehind(PredecessorQueue queue, RequestTable requests) {
        this.queue = queue;
        this.requests = requests;
    }

    /** Tests whether the user agreed to sending the requests of a time. */
    public interface Agreed {
        /**
         * Whether everything from {@code from} up to before {@code to} may be sent, in milliseconds since the epoch.
         */
        boolean whole(long from, long to);
    }

    /** The hours that have such sums, counted since the epoch. */
    public List<Long> hours() {
        return rows().map(row -> row.startSecond() / HOUR_SECONDS).distinct().toList();
    }

    /** The sums of an hour by bucket. */
    Map<BucketKey, BucketTally> of(long hour, Agreed agreed) {
        Map<BucketKey, BucketTally> tallies = new LinkedHashMap<>();
        rows().filter(row -> row.startSecond() / HOUR_SECONDS == hour)
                .filter(row -> agreed.whole(row.startSecond() * 1_000, (row.endSecond() + 1) * 1_000))
                .filter(this::isTheOnlyTrace)
                .forEach(row -> tallies.computeIfAbsent(key(row), key -> new BucketTally())
                        .add(row));
        return tallies;
    }

    private Stream<PredecessorQueue.Row> rows() {
        return queue.unsent().stream().filter(LeftBehind::isBucket);
    }

    private static long seconds(PredecessorQueue.Row row) {
        return row.endSecond() - row.startSecond() + 1;
    }

    private static boolean isBucket(PredecessorQueue.Row row) {
        long seconds = seconds(row);
        return seconds >= SHORTEST
                && seconds <= HOUR_SECONDS
                && HOUR_SECONDS % seconds == 0
                && seconds % SHORTEST == 0
                && row.startSecond() % seconds == 0;
    }

    private boolean isTheOnlyTrace(PredecessorQueue.Row row) {
        AtomicBoolean found = new AtomicBoolean();
        Instant from = Instant.ofEpochSecond(row.startSecond());
        requests.forEach(
                filter(from, from.plusSeconds(seconds(row))), stored -> found.set(found.get() || isOfItsTool(stored)));
        return !found.get();
    }

    /** A filter for all requests from {@code from} up to before {@code to}. */
    static UsageFilter filter(Instant from, Instant to) {
        return new UsageFilter(new TimeRange(from, to), ZoneOffset.UTC, null, null, null, null, CostMode.AUTO);
    }

    private static boolean isOfItsTool(StoredRequest stored) {
        return stored.request().tool().equals(TOOL);
    }

    private static BucketKey key(PredecessorQueue.Row row) {
        WireNames names = WireNames.of(row.provider(), row.model());
        return new BucketKey(
                row.startSecond(), (int) seconds(row), ProjectIds.NONE, TOOL, names.provider(), names.model());
    }
}
