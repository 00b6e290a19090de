package io.tokenspeed.store.hub.ingest;

import io.tokenspeed.model.upload.DeviceRecord;
import io.tokenspeed.model.upload.RecordVerdict;
import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.database.Patience;
import io.tokenspeed.store.hub.device.UploadDevices;
import java.sql.SQLException;
import java.util.List;

/**
 * The token half of the storage (usage), as the transactions of the admin half (devices, nonces, receipts) call it: in
 * the same transaction, or in another engine.
 */
public interface TokenHalf {
    /**
     * The result of {@link #put}.
     *
     * @param verdicts one for each record, in their order
     * @param afterCommit to be run once the transaction is committed
     */
    record Written(List<RecordVerdict> verdicts, Runnable afterCommit) {}

    /**
     * Stores records.
     *
     * @param devices the devices of the records, locked until the end of the transaction
     */
    Written put(HubSession session, UploadDevices devices, List<DeviceRecord> records) throws SQLException;

    /** Deletes the usage of a device. The caller has locked the device and deletes it afterwards. */
    void erase(HubSession session, long deviceNo, String deviceId);

    /** The time limits of a transaction that erases a device. */
    Patience erasing();

    /** Throws if this half cannot store anything, where the database of the admin half can. */
    void check();
}
