package io.tokenspeed.fakeprovider.engine;

import java.util.List;

/**
 * What is sent in answer to a request.
 *
 * @param writes what is written, in the order of their instants
 * @param after what happens then
 */
public record Plan(List<PlannedWrite> writes, After after) {
    public Plan {
        writes = List.copyOf(writes);
    }

    /** What happens after the last write. */
    public enum After {
        /** The connection takes the next request. */
        KEEP,
        /** It closes. */
        CLOSE,
        /** It is reset, so that the other side sees an error and may lose what it has not read. */
        RESET,
        /** It stays open in silence until the client or the provider closes it. */
        HANG
    }
}
