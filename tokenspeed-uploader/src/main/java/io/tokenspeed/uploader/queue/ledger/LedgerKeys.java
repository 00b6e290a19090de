package io.tokenspeed.uploader.queue.ledger;

import io.tokenspeed.model.bucket.BucketKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;

/** The columns that identify a bucket in every table of the queue. */
final class LedgerKeys {
    static final String COLUMNS = "bucket_start, bucket_seconds, project_id, tool, provider, model";

    static final String MATCH =
            "bucket_start = ? AND bucket_seconds = ? AND project_id = ? AND tool = ? AND provider = ? AND model = ?";

    private LedgerKeys() {}

    /** Reads a key from the columns from {@code first} on. */
    static BucketKey read(ResultSet row, int first) throws SQLException {
        return new BucketKey(
                row.getLong(first),
                row.getInt(first + 1),
                row.getString(first + 2),
                row.getString(first + 3),
                row.getString(first + 4),
                row.getString(first + 5));
    }

    /** Values for {@link #MATCH}. */
    static Object[] values(BucketKey key) {
        return new Object[] {key.start(), key.seconds(), key.projectId(), key.tool(), key.provider(), key.model()};
    }

    /** Joins two lists of values. */
    static Object[] join(Object[] first, Object... then) {
        return Stream.of(first, then).flatMap(Stream::of).toArray();
    }
}
