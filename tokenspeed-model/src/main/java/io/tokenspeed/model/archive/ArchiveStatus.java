package io.tokenspeed.model.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a database has archived.
 *
 * @param hours the number of archived hours
 * @param requests the archived requests, counting or not
 * @param interactions the archived interactions
 * @param bytes the size of all blocks in bytes
 * @param first the first instant of the earliest archived hour; null if there is none
 * @param last the first instant of the latest archived hour; null if there is none
 * @param hotRequests the requests that are not archived
 * @param unusedBytes bytes of the file that are free for new data
 */
public record ArchiveStatus(
        long hours,
        long requests,
        long interactions,
        long bytes,
        @Nullable Instant first,
        @Nullable Instant last,
        long hotRequests,
        long unusedBytes) {}
