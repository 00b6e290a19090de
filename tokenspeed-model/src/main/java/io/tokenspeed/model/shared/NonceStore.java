package io.tokenspeed.model.shared;

/** Stores the nonces that devices have used, for all nodes of a hub. */
public interface NonceStore extends AutoCloseable {
    /**
     * Takes a nonce. Of several calls with one nonce, on any nodes, exactly one gets {@link NonceResult#FRESH}.
     *
     * @param maxLive how many nonces of one device may be stored at once
     * @param now the current time in seconds since the epoch
     */
    NonceResult take(NonceUse use, int maxLive, long now);

    /** Returns how many nonces are stored. */
    long live();

    /** Deletes the nonces that expired before {@code now}, in seconds since the epoch, and returns how many. */
    int purge(long now);

    @Override
    void close();
}
