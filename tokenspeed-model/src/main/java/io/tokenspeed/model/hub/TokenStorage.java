package io.tokenspeed.model.hub;

import io.tokenspeed.model.predecessor.PredecessorUsageReader;
import io.tokenspeed.model.upload.DeviceRecord;
import io.tokenspeed.model.upload.Latencies;
import io.tokenspeed.model.upload.RecordVerdict;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.model.usage.UsageRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The token half of a hub's storage, which holds usage only. The device's id and the
 * {@link io.tokenspeed.model.bucket.BucketKey} identify a bucket; of each bucket the newest state counts.
 *
 * <p>An engine without transactions can implement this interface. Before the hub calls {@link #put}, the admin half
 * decides whether the device may upload and whether the upload came before. While {@code put} runs, the admin half
 * holds a lock on the devices of the records. So concurrent calls, on all nodes, always concern different devices, and
 * {@link #erase} never runs during a {@code put} of the same device.
 *
 * <p>Safe for use by several threads. Every method throws {@link io.tokenspeed.model.storage.StorageException} when the
 * engine cannot be used.
 */
public interface TokenStorage {
    /**
     * How long {@link #put} may take, in seconds. The admin half holds its lock for at most twice as long; a device
     * could be revoked during a {@code put} that takes longer.
     */
    int MAX_PUT_SECONDS = 30;

    /**
     * Stores records in their order and returns a verdict for each, in the same order. When the method returns, the
     * accepted records are durable, and every later query counts them.
     *
     * <p>A {@link io.tokenspeed.model.upload.BucketRevision} is accepted if its bucket is not stored or is stored in a
     * lower revision. It is a duplicate with the stored revision and digest, a conflict with the stored revision and
     * another digest, and stale with a lower revision. A {@link io.tokenspeed.model.upload.PredecessorBucket} is
     * accepted if its bucket is not stored or is stored with at most as many requests, and is a duplicate otherwise.
     * Storing a record again therefore never changes a sum.
     *
     * <p>The call ends within {@link #MAX_PUT_SECONDS}. After it has ended, with or without success, it stores nothing
     * more.
     *
     * @throws io.tokenspeed.model.storage.StorageException if not all accepted records are known to be durable. Some of
     *     the records may be stored; the devices send all of them again
     */
    List<RecordVerdict> put(List<DeviceRecord> records);

    /**
     * Deletes all usage of a device and its share of all sums. When the method returns, no query counts this usage. It
     * accepts a device without usage, and can be repeated after a failure. Usage that is put later counts as usual.
     */
    void erase(String deviceId);

    /**
     * Returns the reader of sums over devices. Projects appear under their pseudonyms. The reader rejects
     * {@link io.tokenspeed.model.usage.Dimension#SESSION}, because a hub knows no sessions.
     *
     * @param deviceId one device, or null for all
     */
    UsageReader usage(@Nullable String deviceId);

    /**
     * Returns the reader of sums by the predecessor's definitions: plain means of end-to-end speeds, costs as floating
     * point numbers of US dollars.
     *
     * @param deviceId one device, or null for all
     */
    PredecessorUsageReader predecessor(@Nullable String deviceId);

    /** Returns sums and speeds grouped by device, as {@link UsageReader#speeds} returns them by dimension. */
    List<SpeedRow> byDevice(UsageFilter filter);

    /** Returns sums grouped by device, provider and model, in this order of the keys. */
    List<UsageRow> shares(UsageFilter filter);

    /**
     * Returns the distributions of time to first token and of latency over the matching requests.
     *
     * @param deviceId one device, or null for all
     */
    Latencies latencies(@Nullable String deviceId, UsageFilter filter);

    /**
     * Recomputes all sums that the engine keeps from its buckets, and returns how many differ. It reads all data, so
     * call it in tests, in drills or at quiet times.
     */
    long drift();

    /** Throws if no record could be stored now. Called every few seconds. */
    void check();
}
