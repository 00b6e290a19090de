package io.tokenspeed.model.hub;

import io.tokenspeed.model.usage.CompatibleReader;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Buckets of many devices and their sums per hour and day. The sums always equal those of the buckets, because they
 * change in the same transaction.
 */
public interface TokenStorage {
    /**
     * Stores uploads in one transaction, in their order. Each is taken or refused on its own: the device's status is
     * read under a lock that holds off a revocation until the commit, then its nonce is taken, then its payload is
     * looked up among the receipts, then its records are stored. A record replaces the stored one when its revision is
     * higher; the same revision with the same digest, or a lower one, is a duplicate; the same revision with another
     * digest is a {@link io.tokenspeed.model.wire.RecordCode#REVISION_CONFLICT}. When this returns, everything that it
     * reports is there for good.
     */
    List<UploadResult> store(List<Upload> uploads);

    /**
     * Stores buckets of a device that speaks the predecessor's protocol, in one transaction with its nonce. Every bucket
     * is the newest state of its row; one with fewer requests than the stored one is a duplicate.
     */
    UploadResult storeLegacy(LegacyUpload upload);

    /** The nonces of this database, for requests that store no upload. */
    NonceStore nonces();

    /** The devices' budgets in this database. */
    BudgetStore budgets();

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
    CompatibleReader compatible(@Nullable String deviceId);

    /** Sums by device, as {@link UsageReader#speeds} gives them by its dimensions. */
    List<SpeedRow> byDevice(UsageFilter filter);

    /** Distributions of time to first token and latency over matching requests. */
    Latencies latencies(@Nullable String deviceId, UsageFilter filter);

    /**
     * Forgets receipts of payloads that were received, and made, before a time, in seconds since the epoch, and tells how
     * many. Those of a device whose clock is ahead may stay for as long as it is ahead, at most for 90 days.
     */
    int purgeReceipts(long receivedBefore);

    /**
     * Compares all sums per hour and day with the buckets and tells how many rows differ. It reads everything, so it is
     * for tests, drills and the night.
     */
    long drift();
}
