package io.tokenspeed.fakeprovider;

import java.util.List;
import java.util.Map;

/**
 * One request that a {@link FakeProvider} got, and what it has sent so far. Instants are those of {@link System#nanoTime},
 * read right before the bytes are written.
 *
 * @param method the HTTP method
 * @param path the path with its query
 * @param headers the headers by lower-case name; equal ones are joined by {@code ", "}
 * @param body the text of the body
 * @param receivedNanos when the request had arrived as a whole
 * @param deltaNanos when each delta was sent; empty unless the answer is streamed
 * @param ending how the answer ended
 */
public record Exchange(
        String method,
        String path,
        Map<String, String> headers,
        String body,
        long receivedNanos,
        List<Long> deltaNanos,
        Ending ending) {
    public Exchange {
        headers = Map.copyOf(headers);
        deltaNanos = List.copyOf(deltaNanos);
    }

    /** How an answer ended. */
    public enum Ending {
        /** It is being sent, or hangs. */
        OPEN,
        /** All that was planned was sent, faults included. */
        SENT,
        /** The client closed the connection before. */
        CLIENT_LEFT
    }

    /** Returns when the first delta was sent. */
    public long firstNanos() {
        return deltaNanos.get(0);
    }

    /** Returns when the last delta was sent. */
    public long lastNanos() {
        return deltaNanos.get(deltaNanos.size() - 1);
    }
}
