package io.tokenspeed.store.hub.ingest;

import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.store.hub.ingest.SeriesIds.Series;
import io.tokenspeed.store.hub.sums.Buckets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The series and bucket of each record of a call. A series has no number until {@link SeriesIds} gives it one. */
final class BucketLocations {
    private final Map<Series, Numbered> series = new LinkedHashMap<>();

    /** A series and, once known, its number in the database. */
    static final class Numbered {
        private final Series series;
        private long number;

        private Numbered(Series series) {
            this.series = series;
        }

        Series series() {
            return series;
        }

        long number() {
            return number;
        }

        void set(long found) {
            number = found;
        }
    }

    /** The bucket of one record: start in seconds since the epoch, and length in seconds. */
    record Place(Numbered series, long start, int seconds) {
        Buckets.Id id() {
            return new Buckets.Id(series.number(), start, seconds);
        }
    }

    Place of(long deviceNo, BucketKey key) {
        Numbered numbered = series.computeIfAbsent(Series.of(deviceNo, key), Numbered::new);
        return new Place(numbered, key.start(), key.seconds());
    }

    Collection<Numbered> series() {
        return series.values();
    }
}
