package io.tokenspeed.model.upload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch that was verified and validated, to be stored.
 *
 * @param request who sent it, with which nonce and when
 * @param payload what its receipt is kept under; null for the predecessor's protocol, which keeps none
 * @param records the valid records, in the order of their index
 * @param rejected the others
 */
public record Upload(
        UploadRequest request, @Nullable PayloadId payload, List<IndexedRecord> records, List<Rejection> rejected) {
    public Upload {
        records = List.copyOf(records);
        rejected = List.copyOf(rejected);
    }
}
