package io.tokenspeed.sources.lines;

/** Parses the records of one file of one tool, in order. Hands requests to the sink that it was created with. */
public interface RecordParser {
    /**
     * Restores the state at the end of an earlier read.
     *
     * @param state the result of {@link #state()} at that time
     */
    void restore(String state);

    /**
     * Parses one record.
     *
     * @return how many usage records the record held
     * @throws io.tokenspeed.sources.json.MalformedJsonException if the record is not JSON; the parser's state is then
     *     unchanged
     */
    int record(byte[] bytes, int start, int end);

    /** Hands over requests that were held back to merge the records of a stream. */
    void flush();

    /** Returns the state that a later read needs, as one JSON value of far less than 64 KiB. */
    String state();
}
