package io.tokenspeed.model.hub;

/**
 * The storage of one hub. It has two halves, which may be two engines: the admin half is small and has transactions, the
 * token half is large and needs none.
 *
 * <pre>{@code
 * HubStorage hub = SqlHubStorage.sqlite(path);
 * UploadResult result = hub.uploads().store(List.of(upload)).get(0);
 * UsageTotals totals = hub.tokens().usage(null).summary(filter);
 * }</pre>
 *
 * <p>Two promises span both halves. From the moment that {@link io.tokenspeed.model.device.DeviceTable#move} has shut a device out, nothing of it is
 * stored. And when {@link io.tokenspeed.model.device.DeviceTable#erase} returns, the usage of the device is gone from both.
 *
 * <p>Everything here is safe for use by several threads, and by several hub nodes where the database is shared. Every
 * method throws {@link io.tokenspeed.model.storage.StorageException} when the database cannot be used; then nothing of
 * that call is stored, unless the method says otherwise.
 */
public interface HubStorage extends AutoCloseable {
    /** Devices, invites, keys, audit: small and strictly consistent. */
    AdminStorage admin();

    /** The way in for uploads. */
    UploadStorage uploads();

    /** Usage: sums out. Records come in through {@link #uploads}. */
    TokenStorage tokens();

    /** What nodes agree about with every request. */
    SharedStorage shared();

    /** Stores something tiny in each half and takes it away again, so that it fails when nothing could be stored. */
    void check();

    @Override
    void close();
}
