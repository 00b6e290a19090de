package io.tokenspeed.hub.ingest;

import io.tokenspeed.model.upload.IndexedRecord;
import io.tokenspeed.model.upload.Rejection;
import io.tokenspeed.model.wire.RecordCode;
import java.util.List;

/**
 * The content of an upload's body.
 *
 * @param createdAt when the device made the body, in seconds since the epoch
 * @param programVersion the version of the device's program
 * @param records the valid records
 * @param rejected the rejected records
 */
record ReceivedBatch(long createdAt, String programVersion, List<IndexedRecord> records, List<Rejection> rejected) {
    /**
     * Whether more than half of the records are wrong, so that their sender must be broken. Records that are only early
     * do not count as wrong.
     */
    boolean isMostlyInvalid() {
        long wrong = rejected.stream()
                .filter(rejection -> rejection.code() != RecordCode.BUCKET_IN_FUTURE)
                .count();
        return 2 * wrong > records.size() + rejected.size();
    }
}
