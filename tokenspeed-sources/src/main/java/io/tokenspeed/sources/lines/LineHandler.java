package io.tokenspeed.sources.lines;

/** Takes the lines of a file in order. */
public interface LineHandler {
    /**
     * Takes one line.
     *
     * @param bytes a buffer that is only valid during the call
     * @param start index where the line starts
     * @param end index after the line's last byte, without its line feed
     * @param nextOffset offset in the file of the byte after the line feed
     */
    void line(byte[] bytes, int start, int end, long nextOffset);

    /** Takes the bytes after the last line feed, if there are any: a line that may still be growing. */
    void tail(byte[] bytes, int start, int end);

    /** Notes a line that is too long to be held in memory, even without its long strings. */
    void tooLong(long nextOffset);
}
