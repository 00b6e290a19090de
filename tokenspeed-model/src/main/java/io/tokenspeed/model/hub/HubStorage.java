package io.tokenspeed.model.hub;

/**
 * The storage of one hub. Its two halves may be two database engines: the admin half is small and needs transactions,
 * the token half is large and needs none.
 *
 * <pre>{@code
 * HubStorage hub = SqlHubStorage.sqlite(path);
 * UploadResult result = hub.uploads().store(List.of(upload)).get(0);
 * UsageTotals totals = hub.tokens().usage(null).summary(filter);
 * }</pre>
 *
 * <p>Two promises span both halves. After {@link io.tokenspeed.model.device.DeviceTable#move} has revoked a device, no
 * upload of the device is stored. When {@link io.tokenspeed.model.device.DeviceTable#erase} returns, the usage of the
 * device is deleted from both halves.
 *
 * <p>Safe for use by several threads, and by several hub nodes that share a database. Every method throws
 * {@link io.tokenspeed.model.storage.StorageException} when the database cannot be used; unless the method says
 * otherwise or the connection broke during the commit, it then has stored nothing.
 */
public interface HubStorage extends AutoCloseable {
    /** Returns devices, invites, keys and audit log: small and strictly consistent. */
    AdminStorage admin();

    /** Returns the part that stores uploads. */
    UploadStorage uploads();

    /** Returns the usage, to read sums. Records are written through {@link #uploads}. */
    TokenStorage tokens();

    /** Returns the nonces and budgets that all nodes of the hub share. */
    SharedStorage shared();

    /** Stores and deletes a tiny row in each half, so that it fails when nothing could be stored now. */
    void check();

    @Override
    void close();
}
