package io.tokenspeed.model.hub;

/**
 * The storage of one hub. Everything here is safe for use by several threads, and by several hub nodes where the
 * database is shared. Every method throws {@link io.tokenspeed.model.storage.StorageException} when the database cannot
 * be used; then nothing of that call is stored, unless the method says otherwise.
 */
public interface HubStorage extends AutoCloseable {
    /** Devices, invites, keys, audit: small and strictly consistent. */
    AdminStorage admin();

    /** Buckets in, sums out. */
    TokenStorage tokens();

    /** Stores something tiny and takes it away again, so that it fails when nothing could be stored. */
    void check();

    @Override
    void close();
}
