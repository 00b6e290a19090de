package io.tokenspeed.uploader.queue.ledger;

import io.tokenspeed.model.bucket.BucketKey;
import io.tokenspeed.uploader.queue.database.NewRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;

/** The columns that identify a bucket in every table of the queue. */
final class LedgerKeys {
    static final String COLUMNS = "bucket_start, bucket_seconds, project_id, tool, provider, model";

    static final String MATCH =
            "bucket_start = ? AND bucket_seconds = ? AND project_id = ? AND tool = ? AND provider = ? AND model = ?";

    private LedgerKeys() {}

    /** Reads the key of a row. */
    static BucketKey read(ResultSet row) throws SQLException {
        return new BucketKey(
                row.getLong("bucket_start"),
                row.getInt("bucket_seconds"),
                row.getString("project_id"),
                row.getString("tool"),
                row.getString("provider"),
                row.getString("model"));
    }

    /** Begins a row of a bucket. */
    static NewRow row(BucketKey key) {
        return new NewRow()
                .with("bucket_start", key.start())
                .with("bucket_seconds", key.seconds())
                .with("project_id", key.projectId())
                .with("tool", key.tool())
                .with("provider", key.provider())
                .with("model", key.model());
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
