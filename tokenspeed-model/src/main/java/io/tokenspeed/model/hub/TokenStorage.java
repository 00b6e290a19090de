package io.tokenspeed.model.hub;

import io.tokenspeed.model.predecessor.PredecessorUsageReader;
import io.tokenspeed.model.upload.DeviceRecord;
import io.tokenspeed.model.upload.Latencies;
import io.tokenspeed.model.upload.RecordVerdict;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The token half of a hub's storage: usage and nothing else. A bucket belongs to a device and is known by the device's id
 * and its {@link io.tokenspeed.model.bucket.BucketKey}; of each bucket the newest state counts.
 *
 * <p>An engine without transactions can implement it. Whether a device may upload, and whether an upload came before, is
 * decided by the admin half before {@link #put} is called. While {@code put} runs, the admin half holds a lock on the
 * devices of the records, so calls that run at the same time, at whatever node, are about different devices, and
 * {@link #erase} never meets a {@code put} of its device.
 *
 * <p>Safe for use by several threads. Every method throws {@link io.tokenspeed.model.storage.StorageException} when the
 * engine cannot be used.
 */
public interface TokenStorage {
    /**
     * How long {@link #put} may take, in seconds. The admin half holds its lock for twice as long at most, and nothing
     * would hold off a revocation after that.
     */
    int MAX_PUT_SECONDS = 30;

    /**
     * Puts records, in their order, and gives a verdict for each, in the same order. When it returns, the records that it
     * accepted are durable, and every question that is asked from then on counts them.
     *
     * <p>A {@link io.tokenspeed.model.upload.BucketRevision} is accepted when its bucket is not stored or is stored in a lower revision. With the
     * stored revision and digest it is a duplicate, with the stored revision and another digest a conflict, with a lower
     * revision stale. A {@link io.tokenspeed.model.upload.PredecessorBucket} is accepted when its bucket is not stored or is stored with at most as many
     * requests, and is a duplicate otherwise. So putting a record again never changes a sum.
     *
     * <p>The call ends within {@link #MAX_PUT_SECONDS}, and once it has ended, with or without success, nothing of it is
     * stored any more.
     *
     * @throws io.tokenspeed.model.storage.StorageException if it cannot say that all is durable. Any of the records may be
     *     stored then; the devices send all of them again
     */
    List<RecordVerdict> put(List<DeviceRecord> records);

    /**
     * Deletes all usage of a device and its share of all sums. When it returns, no question counts it. A device without
     * usage is no error, and after a failure the call can be repeated. Usage that is put later counts as usual.
     */
    void erase(String deviceId);

    /**
     * Sums over devices. Projects are their anonymous ids. A question about sessions is refused.
     *
     * @param deviceId one device, or null for all
     */
    UsageReader usage(@Nullable String deviceId);

    /**
     * Sums by the predecessor's definitions: plain means of end-to-end speeds, costs as floating point.
     *
     * @param deviceId one device, or null for all
     */
    PredecessorUsageReader compatible(@Nullable String deviceId);

    /** Sums by device, as {@link UsageReader#speeds} gives them by its dimensions. */
    List<SpeedRow> byDevice(UsageFilter filter);

    /**
     * Distributions of time to first token and latency over matching requests.
     *
     * @param deviceId one device, or null for all
     */
    Latencies latencies(@Nullable String deviceId, UsageFilter filter);

    /**
     * Compares all sums that the engine keeps with the buckets that they are sums of, and tells how many differ. It reads
     * everything, so it is for tests, drills and the night.
     */
    long drift();

    /** Fails when nothing could be put now. It is called every few seconds. */
    void check();
}
