package io.tokenspeed.model.storage;

import io.tokenspeed.model.request.Request;
import java.io.IOException;
import java.util.List;

/** Takes finished requests. Used by one thread at a time. Storing a request twice changes nothing. */
public interface RequestSink extends AutoCloseable {
    /**
     * Stores requests. When this method throws, nothing of them counts as stored, and the same requests are given
     * again.
     *
     * @return how many of them are refused for good
     * @throws IOException if they cannot be stored now
     */
    int store(List<Request> requests) throws IOException;

    @Override
    default void close() {}
}
