package io.tokenspeed.model.storage;

/**
 * What reading a file came to so far.
 *
 * @param lines lines (or rows of a database) seen
 * @param records usage records captured whenever it was read, before copies of one request are merged
 * @param badLines lines that held no valid record and could not be repaired
 */
public record FileCounts(long lines, long records, long badLines) {
    /** Nothing read. */
    public static final FileCounts ZERO = new FileCounts(0, 0, 0);

    /** The sum of both. */
    public FileCounts plus(FileCounts other) {
        return new FileCounts(lines + other.lines, records + other.records, badLines + other.badLines);
    }
}
