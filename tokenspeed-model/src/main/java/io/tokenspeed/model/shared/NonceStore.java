package io.tokenspeed.model.shared;

/** Remembers nonces, for all nodes of a hub. */
public interface NonceStore extends AutoCloseable {
    /**
     * Takes a nonce. Of several calls with the same one, at whatever node, exactly one finds it fresh.
     *
     * @param maxLive how many nonces of a device may be remembered at once
     * @param now in seconds since the epoch
     */
    NonceResult take(NonceUse use, int maxLive, long now);

    /** How many are remembered. */
    long live();

    /** Forgets those that ended before {@code now}, in seconds since the epoch. */
    int purge(long now);

    @Override
    void close();
}
