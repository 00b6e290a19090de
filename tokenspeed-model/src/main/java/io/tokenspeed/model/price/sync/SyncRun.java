package io.tokenspeed.model.price.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a sync with one source.
 *
 * @param source the name of the source
 * @param at when it ended
 * @param status how it ended
 * @param list the list that was fetched; null where none was
 * @param counts what the list changed
 * @param problem why it was refused or failed, or what was left out; null for neither
 */
public record SyncRun(
        String source,
        Instant at,
        SyncStatus status,
        @Nullable FetchedList list,
        SyncCounts counts,
        @Nullable String problem) {

    /**
     * A price list as it was fetched.
     *
     * @param etag the server's name for this version; null where it has none
     * @param digest SHA-256 in hex
     * @param bytes its length, unpacked
     */
    public record FetchedList(@Nullable String etag, String digest, long bytes) {}

    /** Returns whether the source's prices were known to be those of its list at that time. */
    public boolean succeeded() {
        return status == SyncStatus.OK || status == SyncStatus.UNCHANGED;
    }
}
