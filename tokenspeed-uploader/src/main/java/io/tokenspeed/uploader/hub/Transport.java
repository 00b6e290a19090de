package io.tokenspeed.uploader.hub;

import java.io.IOException;

/** Carries one request to a hub and its answer back, within a bounded time. */
public interface Transport {
    /**
     * Sends a request once; it is never repeated and no redirect is followed.
     *
     * @throws IOException if no complete answer came
     */
    Reply send(OutgoingRequest call) throws IOException, InterruptedException;
}
