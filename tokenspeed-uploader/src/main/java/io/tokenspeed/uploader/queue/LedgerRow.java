package io.tokenspeed.uploader.queue;

import io.tokenspeed.model.wire.BucketKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one bucket.
 *
 * @param key which bucket
 * @param saltEpoch which salt made its project id
 * @param hash of the content that the hub shall hold
 * @param requests requests in that content
 * @param tokens their tokens
 * @param revision the highest that was sealed or that the hub told
 * @param ackedRevision the highest that the hub acknowledged; 0 for none
 * @param ackedHash of the content of that revision
 * @param state waiting, sent or lost
 */
record LedgerRow(
        BucketKey key,
        int saltEpoch,
        String hash,
        long requests,
        long tokens,
        int revision,
        int ackedRevision,
        @Nullable String ackedHash,
        String state) {
    static final String WAITING = "waiting";
    static final String SENT = "sent";
    static final String LOST = "lost";

    static final String COLUMNS =
            Keys.COLUMNS + ", salt_epoch, hash, requests, tokens, revision, acked_revision, acked_hash, state";

    static LedgerRow read(ResultSet row) throws SQLException {
        return new LedgerRow(
                Keys.read(row, 1),
                row.getInt(7),
                row.getString(8),
                row.getLong(9),
                row.getLong(10),
                row.getInt(11),
                row.getInt(12),
                row.getString(13),
                row.getString(14));
    }
}
