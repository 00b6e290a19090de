package io.tokenspeed.sources.lines;

/** Understands the records of one file of one tool, in order. Hands requests to the sink it was made with. */
public interface RecordParser {
    /**
     * Goes on where an earlier read ended.
     *
     * @param state what {@link #state()} gave then
     */
    void restore(String state);

    /**
     * One record.
     *
     * @return how many usage records it held
     * @throws io.tokenspeed.sources.json.MalformedJsonException if it is not JSON; the parser's state is as before then
     */
    int record(byte[] bytes, int start, int end);

    /** Hands over requests that were held back to merge the records of a stream. */
    void flush();

    /** What a later read must know, one JSON value of far less than 64 KiB. */
    String state();
}
