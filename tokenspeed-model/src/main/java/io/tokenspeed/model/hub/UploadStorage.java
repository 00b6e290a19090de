package io.tokenspeed.model.hub;

import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.model.upload.UploadResult;
import java.util.List;

/**
 * Stores uploads and their receipts. The admin half of the storage admits an upload by its device's status, its nonce
 * and an earlier receipt of the same payload; the token half stores its records. Safe for use by several threads.
 */
public interface UploadStorage {
    /**
     * Stores uploads in one transaction of the admin half, in their order. Each upload is accepted or refused on its
     * own, in these steps: lock the device against revocation and erasure and read its status, take the nonce, look for
     * a receipt of the same payload, put the records, write the receipt. When this method returns, everything that it
     * reports is durable.
     *
     * @throws io.tokenspeed.model.storage.StorageException if the uploads cannot be stored. Neither nonces nor receipts
     *     are stored then, unless the connection broke during the commit, but records may be, if the token half is
     *     another engine; the device repeats its upload, and a record that is put twice counts once
     */
    List<UploadResult> store(List<Upload> uploads);

    /**
     * Deletes the receipts of payloads that were both made and received before a time in seconds since the epoch, and
     * returns how many. Receipts of a device whose clock is ahead may stay longer by that difference, at most 90 days.
     */
    int purgeReceipts(long receivedBefore);
}
