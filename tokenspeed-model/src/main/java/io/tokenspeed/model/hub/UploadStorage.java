package io.tokenspeed.model.hub;

import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.model.upload.UploadResult;
import java.util.List;

/**
 * The way in for uploads, and the receipts that it leaves. The admin half of the storage admits an upload, by its
 * device's status, its nonce and the receipt of its payload; the token half puts its records. Safe for use by several
 * threads.
 */
public interface UploadStorage {
    /**
     * Stores uploads in one transaction of the admin half, in their order. Each is taken or refused on its own: the
     * device's status is read under a lock that holds off revoking and erasing it until the end, then its nonce is
     * taken, then its payload is looked up among the receipts, then its records are put, and its receipt is written.
     * When this returns, everything that it reports is there for good.
     *
     * @throws io.tokenspeed.model.storage.StorageException if the uploads cannot be stored. Then neither nonces nor
     *     receipts are stored. Records may have been put where the token half is another engine, or where the
     *     connection ended during the commit; a device repeats its upload, and a record that is put again counts once
     */
    List<UploadResult> store(List<Upload> uploads);

    /**
     * Forgets receipts of payloads that were received, and made, before a time, in seconds since the epoch, and tells how
     * many. Those of a device whose clock is ahead may stay for as long as it is ahead, at most for 90 days.
     */
    int purgeReceipts(long receivedBefore);
}
