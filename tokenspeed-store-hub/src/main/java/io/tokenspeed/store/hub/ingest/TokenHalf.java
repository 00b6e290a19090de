package io.tokenspeed.store.hub.ingest;

import io.tokenspeed.model.upload.DeviceRecord;
import io.tokenspeed.model.upload.RecordVerdict;
import io.tokenspeed.store.hub.database.HubSession;
import io.tokenspeed.store.hub.device.UploadDevices;
import java.sql.SQLException;
import java.util.List;

/** The token half of the storage as transactions of the admin half use it: part of the transaction, or another engine. */
public interface TokenHalf {
    /**
     * What became of records.
     *
     * @param verdicts one for each, in their order
     * @param afterCommit to be run once the transaction is committed
     */
    record Written(List<RecordVerdict> verdicts, Runnable afterCommit) {}

    /**
     * Puts records.
     *
     * @param devices the devices of the records, locked until the end of the transaction
     */
    Written put(HubSession session, UploadDevices devices, List<DeviceRecord> records) throws SQLException;

    /** Deletes the usage of a device, which is locked and is deleted itself afterwards. */
    void erase(HubSession session, long deviceNo, String deviceId);

    /** Fails when it could store nothing, although the database of the admin half can. */
    void check();
}
