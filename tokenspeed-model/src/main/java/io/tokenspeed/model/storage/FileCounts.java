package io.tokenspeed.model.storage;

/**
 * What reading a file came to so far.
 *
 * @param lines lines (or rows of a database) seen
 * @param records usage records captured whenever it was read, before copies of one request are merged
 * @param badLines lines that held no valid record and could not be repaired
 * @param doubtful stored records that had an impossible counter, which is taken as not known
 */
public record FileCounts(long lines, long records, long badLines, long doubtful) {
    /** Nothing read. */
    public static final FileCounts ZERO = new FileCounts(0, 0, 0);

    /** Counts without doubtful records. */
    public FileCounts(long lines, long records, long badLines) {
        this(lines, records, badLines, 0);
    }

    /** What is left without a part. */
    public FileCounts minus(FileCounts part) {
        return new FileCounts(
                lines - part.lines, records - part.records, badLines - part.badLines, doubtful - part.doubtful);
    }

    /** The sum of both. */
    public FileCounts plus(FileCounts other) {
        return new FileCounts(
                lines + other.lines, records + other.records, badLines + other.badLines, doubtful + other.doubtful);
    }
}
