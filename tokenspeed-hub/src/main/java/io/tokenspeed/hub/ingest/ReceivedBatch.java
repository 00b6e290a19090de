package io.tokenspeed.hub.ingest;

import io.tokenspeed.model.upload.IndexedRecord;
import io.tokenspeed.model.upload.Rejection;
import io.tokenspeed.model.wire.RecordCode;
import java.util.List;

/**
 * A body that was read.
 *
 * @param createdAt when it was made, in seconds since the epoch
 * @param agentVersion the version that the device told
 * @param records the valid records
 * @param rejected the others
 */
record ReceivedBatch(long createdAt, String agentVersion, List<IndexedRecord> records, List<Rejection> rejected) {
    /** Whether so much is wrong that its sender must be broken. What is only early does not count. */
    boolean isMostlyInvalid() {
        long wrong = rejected.stream()
                .filter(rejection -> rejection.code() != RecordCode.BUCKET_IN_FUTURE)
                .count();
        return 2 * wrong > records.size() + rejected.size();
    }
}
