package io.tokenspeed.uploader.queue.ledger;

import io.tokenspeed.model.bucket.BucketKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's entry of one bucket.
 *
 * @param key the bucket
 * @param saltEpoch the epoch of the salt that made its project id
 * @param content the content that the hub shall hold
 * @param revision the highest revision that was sealed or that the hub named
 * @param ackedRevision the highest revision that the hub acknowledged; 0 for none
 * @param ackedHash the digest of the content of that revision
 * @param state whether the hub holds the content
 */
public record LedgerRow(
        BucketKey key,
        int saltEpoch,
        ContentSummary content,
        int revision,
        int ackedRevision,
        @Nullable String ackedHash,
        BucketState state) {
    static final String COLUMNS =
            LedgerKeys.COLUMNS + ", salt_epoch, hash, requests, tokens, revision, acked_revision, acked_hash, state";

    static LedgerRow read(ResultSet row) throws SQLException {
        return new LedgerRow(
                LedgerKeys.read(row),
                row.getInt("salt_epoch"),
                ContentSummary.read(row),
                row.getInt("revision"),
                row.getInt("acked_revision"),
                row.getString("acked_hash"),
                BucketState.of(row.getString("state")));
    }

    /** Whether the hub shall hold a content with that digest. */
    public boolean wants(String hash) {
        return content.hash().equals(hash);
    }
}
