package io.tokenspeed.model.archive;

import io.tokenspeed.model.time.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The archive of a local database: hours of single requests in compressed form. Every answer finds archived requests, so
 * archiving changes nothing but the size of the database.
 */
public interface ArchiveStore {
    /**
     * Archives the hours that ended before an instant, a few at a time, with pauses in which others may write. Leaves
     * out hours that were changed and not summed yet, and the hour of the latest arrival.
     *
     * @param goOn asked before each step; if it answers false, the rest stays as it is
     * @return what was archived
     */
    ArchiveRun freeze(Instant before, BooleanSupplier goOn);

    /**
     * Makes archived requests ordinary rows again, a few hours at a time.
     *
     * @param range the hours that begin in it
     * @return what was restored
     */
    ArchiveRun restore(TimeRange range);

    /** Returns what is archived. */
    ArchiveStatus status();

    /** Returns the time ranges that archived hours fill, oldest first. */
    List<TimeRange> ranges();

    /** Opens every block and compares it with its digest, its counts and its keys; returns the damaged ones. */
    List<DamagedHour> verify();

    /** Compares every block with its digest, which is faster than {@link #verify}; returns the damaged ones. */
    List<DamagedHour> digests();

    /**
     * Gives unused space of the file back to the system. Needs twice the space meanwhile, and locks other programs out.
     *
     * @throws io.tokenspeed.model.storage.StorageException if the database is used by another program or the disk is full
     */
    void compact();

    /**
     * What a run did.
     *
     * @param hours the number of hours
     * @param requests the requests in them
     * @param interactions the interactions in them
     * @param longestMillis the longest time in milliseconds that others could not write
     */
    record ArchiveRun(long hours, long requests, long interactions, long longestMillis) {}

    /**
     * A block that is not what was written.
     *
     * @param hour the first instant of its hour
     * @param fault what is wrong with it, as the end of a sentence
     */
    record DamagedHour(Instant hour, String fault) {}
}
