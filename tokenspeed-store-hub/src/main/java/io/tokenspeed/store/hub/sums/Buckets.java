package io.tokenspeed.store.hub.sums;

import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.database.KeyLookup;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The buckets that a transaction touches: read together, changed in memory, written together. */
public final class Buckets {
    private static final List<String> KEYS = List.of("series_id", "bucket_start", "bucket_seconds");
    private static final List<String> OTHERS = List.of("revision", "salt_epoch", "record_sha256");
    private static final int KEY_COLUMNS = 3;

    private static final KeyLookup<Id> FIND = new KeyLookup<>(
            "WITH wanted (series_id, bucket_start, bucket_seconds) AS (VALUES %s) "
                    + "SELECT u.series_id, u.bucket_start, u.bucket_seconds, u.revision, u.salt_epoch, u.record_sha256, "
                    + SumsColumns.list("u.")
                    + " FROM wanted CROSS JOIN usage_bucket u WHERE u.series_id = wanted.series_id"
                    + " AND u.bucket_start = wanted.bucket_start AND u.bucket_seconds = wanted.bucket_seconds",
            KEY_COLUMNS,
            (statement, first, id) -> {
                statement.setLong(first, id.seriesId());
                statement.setLong(first + 1, id.start());
                statement.setLong(first + 2, id.seconds());
            });

    private static final Upsert UPSERT = new Upsert("usage_bucket", KEYS, OTHERS);

    private final HubSession session;
    private final SumsColumns columns = new SumsColumns();
    private final Rollups rollups;
    private final Map<Id, Bucket> loaded = new HashMap<>();
    private final Map<Id, Bucket> changed = new TreeMap<>();

    /**
     * The key of a bucket: start in seconds since the epoch, and length in seconds. Ordered like the rows of the table.
     */
    public record Id(long seriesId, long start, int seconds) implements Comparable<Id> {
        private static final Comparator<Id> ORDER = Comparator.comparingLong(Id::start)
                .thenComparingLong(Id::seriesId)
                .thenComparingInt(Id::seconds);

        @Override
        public int compareTo(Id other) {
            return ORDER.compare(this, other);
        }

        long end() {
            return start + seconds;
        }
    }

    /**
     * The newest revision of a bucket.
     *
     * @param digest SHA-256 of the record in hex; empty for a bucket of the predecessor
     */
    public record Bucket(int revision, int saltEpoch, String digest, Sums sums) {}

    public Buckets(HubSession session) {
        this.session = session;
        this.rollups = new Rollups(session);
    }

    /** Reads the buckets that exist. Reads their hours first, because an hour without sums has no buckets. */
    public void load(List<Id> ids) throws SQLException {
        rollups.load(ids);
        FIND.forEach(session, ids.stream().filter(rollups::mayHold).toList(), this::read);
    }

    private void read(ResultSet row) throws SQLException {
        Id id = new Id(row.getLong(1), row.getLong(2), row.getInt(3));
        loaded.put(
                id,
                new Bucket(
                        row.getInt(4), row.getInt(5), HexFormat.of().formatHex(row.getBytes(6)), columns.read(row, 7)));
    }

    /** Returns the newest revision of a bucket; null if there is none. */
    @Nullable
    public Bucket get(Id id) {
        Bucket newest = changed.get(id);
        return newest == null ? loaded.get(id) : newest;
    }

    /** Replaces a bucket by a newer revision. */
    public void put(Id id, Bucket next) {
        changed.put(id, next);
    }

    /** Writes the buckets that were put, and updates the sums per hour and day. */
    public void write() throws SQLException {
        PreparedStatement upsert = session.prepare(UPSERT.in(session.dialect()));
        for (Map.Entry<Id, Bucket> entry : changed.entrySet()) {
            Id id = entry.getKey();
            Bucket bucket = entry.getValue();
            upsert.setLong(1, id.seriesId());
            upsert.setLong(2, id.start());
            upsert.setLong(3, id.seconds());
            upsert.setLong(4, bucket.revision());
            upsert.setLong(5, bucket.saltEpoch());
            upsert.setBytes(6, HexFormat.of().parseHex(bucket.digest()));
            columns.bind(upsert, 7, bucket.sums());
            upsert.addBatch();
        }
        upsert.executeBatch();
        rollups.apply(loaded, changed);
    }
}
