package io.tokenspeed.sources.lines;

/** Takes the lines of a file in order. */
public interface LineHandler {
    /**
     * One line.
     *
     * @param bytes a buffer that is only valid during the call
     * @param start where the line starts
     * @param end where it ends, without its line feed
     * @param nextOffset offset in the file of what follows the line
     */
    void line(byte[] bytes, int start, int end, long nextOffset);

    /** What follows the last line feed, if anything: a line that may still be growing. */
    void tail(byte[] bytes, int start, int end);

    /** A line that was too long to be held, with nothing in it that could be left out. */
    void tooLong(long nextOffset);
}
