package io.tokenspeed.model.storage;

/**
 * How many lines and records were read from a file so far.
 *
 * @param lines lines (or rows of a database) seen
 * @param records usage records read, before copies of one request are merged; kept when the file is read again
 * @param badLines lines that held no valid record and could not be repaired
 * @param doubtful stored records with an impossible value, which is treated as unknown
 */
public record FileCounts(long lines, long records, long badLines, long doubtful) {
    /** Nothing read. */
    public static final FileCounts ZERO = new FileCounts(0, 0, 0);

    /** Creates counts without doubtful records. */
    public FileCounts(long lines, long records, long badLines) {
        this(lines, records, badLines, 0);
    }

    /** Returns these counts minus a part of them. */
    public FileCounts minus(FileCounts part) {
        return new FileCounts(
                lines - part.lines, records - part.records, badLines - part.badLines, doubtful - part.doubtful);
    }

    /** Returns the sum of both counts. */
    public FileCounts plus(FileCounts other) {
        return new FileCounts(
                lines + other.lines, records + other.records, badLines + other.badLines, doubtful + other.doubtful);
    }
}
