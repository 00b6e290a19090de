package io.tokenspeed.model.upload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verified and validated batch that is ready to be stored.
 *
 * @param request the device, nonce and time of the upload
 * @param payload the id under which the receipt is stored; null for the predecessor's protocol, which has no receipts
 * @param records the valid records, in the order of their index
 * @param rejected the invalid records
 */
public record Upload(
        UploadRequest request, @Nullable PayloadId payload, List<IndexedRecord> records, List<Rejection> rejected) {
    public Upload {
        records = List.copyOf(records);
        rejected = List.copyOf(rejected);
    }
}
