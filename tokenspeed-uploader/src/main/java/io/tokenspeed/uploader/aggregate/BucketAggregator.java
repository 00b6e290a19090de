package io.tokenspeed.uploader.aggregate;

import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.model.storage.ChangedHours;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.uploader.bucket.BucketContent;
import io.tokenspeed.uploader.bucket.BucketPolicy;
import io.tokenspeed.uploader.bucket.HourBuckets;
import io.tokenspeed.uploader.bucket.LeftBehind;
import io.tokenspeed.uploader.queue.BucketBook;
import io.tokenspeed.uploader.queue.QueueUpkeep;
import io.tokenspeed.uploader.settings.Period;
import io.tokenspeed.uploader.settings.UploadSettings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Sums up the stored requests into the buckets of the queue, for every hour whose requests changed. A bucket is put in
 * the queue once it has ended; later changes make another revision of it. Running twice changes nothing.
 */
public final class BucketAggregator {
    private static final long HOUR_SECONDS = 3_600;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long MAX_AGE_SECONDS = 30 * 86_400L;

    /** Seconds after its end in which a bucket may still get requests that were under way. */
    private static final long GRACE_SECONDS = 60;

    private static final String PREDECESSORS_TOOL = "opencode";

    private final ChangedHours changes;
    private final HourBuckets buckets;
    private final LeftBehind leftBehind;
    private final BucketBook book;
    private final Clock clock;
    private final Supplier<OptionalLong> hubSecond;

    /**
     * An aggregator.
     *
     * @param hubSecond the hub's clock in seconds since the epoch; empty while it is not known
     */
    public BucketAggregator(
            ChangedHours changes,
            HourBuckets buckets,
            LeftBehind leftBehind,
            BucketBook book,
            Clock clock,
            Supplier<OptionalLong> hubSecond) {
        this.changes = changes;
        this.buckets = buckets;
        this.leftBehind = leftBehind;
        this.book = book;
        this.clock = clock;
        this.hubSecond = hubSecond;
    }

    /** Sums up every hour that changed since the last run. */
    public void run(UploadSettings settings) {
        long mark = book.mark();
        ChangedHours.Changes changed = changes.since(mark);
        Set<Long> hours = new TreeSet<>(changed.hours());
        if (mark == 0) {
            hours.addAll(leftBehind.hours());
        }
        hours.removeIf(hour -> !isAgreed(settings, hour));
        if (changed.mark() != mark || !hours.isEmpty()) {
            book.note(changed.mark(), hours);
        }
        for (BucketBook.OpenHour open : book.openHours()) {
            settle(open, settings);
        }
    }

    private static boolean isAgreed(UploadSettings settings, long hour) {
        return settings.scope().periods().stream()
                .anyMatch(period -> period.overlaps(hour * HOUR_MILLIS, (hour + 1) * HOUR_MILLIS));
    }

    /**
     * Updates the buckets of an hour. If the hour is too old by our clock, which may be wrong, waits until the hub's is
     * known.
     */
    private void settle(BucketBook.OpenHour open, UploadSettings settings) {
        long hour = open.hour();
        long now = clock.instant().getEpochSecond();
        OptionalLong hub = hubSecond.get();
        boolean tooOld = (hour + 1) * HOUR_SECONDS < hub.orElse(now) - MAX_AGE_SECONDS;
        if (!tooOld) {
            long ended = now - GRACE_SECONDS;
            book.settle(
                    hour,
                    contents(hour, settings),
                    key -> key.start() + key.seconds() <= ended,
                    (hour + 1) * HOUR_SECONDS <= ended);
        } else if (hub.isPresent() && (open.first() || isForgotten(hour, hub.getAsLong()))) {
            book.skip(hour);
        } else if (hub.isPresent()) {
            book.settleTooOld(hour, contents(hour, settings));
        }
    }

    /** Whether the ledger has deleted the entries of an hour, so that it no longer shows which requests were lost. */
    private boolean isForgotten(long hour, long hubNow) {
        return (hour + 1) * HOUR_SECONDS < hubNow - QueueUpkeep.LEDGER_DAYS * 86_400L && !book.knows(hour);
    }

    private Map<BucketKey, BucketContent> contents(long hour, UploadSettings settings) {
        return buckets.of(
                hour,
                BucketPolicy.at(settings.scope().policies(), hour),
                stored -> isWanted(stored, settings),
                (from, to) -> contains(settings.scope().periods(), from)
                        && contains(settings.scope().periods(), to - 1));
    }

    private static boolean isWanted(StoredRequest stored, UploadSettings settings) {
        long instant = stored.request().timing().instantMillis();
        boolean sentByAnother =
                stored.request().tool().equals(PREDECESSORS_TOOL) && contains(settings.pluginPeriods(), instant);
        return contains(settings.scope().periods(), instant) && !sentByAnother;
    }

    private static boolean contains(List<Period> periods, long instant) {
        return periods.stream().anyMatch(period -> period.contains(instant));
    }
}
