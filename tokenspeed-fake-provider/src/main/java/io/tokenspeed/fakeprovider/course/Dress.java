package io.tokenspeed.fakeprovider.course;

import java.util.Map;

/**
 * How an answer is sent.
 *
 * @param framing how its end is known
 * @param gzip whether it is compressed
 * @param lines what its lines look like
 * @param splitBytes the most bytes in one write; 0 for no limit
 * @param splitNanos how far the parts of a write are apart
 * @param headers more headers of the response
 */
public record Dress(
        Framing framing, boolean gzip, Lines lines, int splitBytes, long splitNanos, Map<String, String> headers) {
    /** Chunked, without anything else. */
    public static final Dress PLAIN = new Dress(Framing.CHUNKED, false, Lines.USUAL, 0, 0, Map.of());

    /** What the lines of a body look like. */
    public enum Lines {
        /** As the API sends them. */
        USUAL,
        /** They end in a carriage return and a newline. */
        RETURNS,
        /** The data of an event come in two lines. */
        PARTED
    }

    /** How the end of a body is known. */
    public enum Framing {
        CHUNKED,
        /** By a content length. */
        LENGTH,
        /** By the end of the connection. */
        UNTIL_CLOSED
    }

    public Dress {
        headers = Map.copyOf(headers);
    }

    /** Returns this dress with another framing. */
    public Dress with(Framing other) {
        return new Dress(other, gzip, lines, splitBytes, splitNanos, headers);
    }

    /** Returns this dress with other headers. */
    public Dress with(Map<String, String> others) {
        return new Dress(framing, gzip, lines, splitBytes, splitNanos, others);
    }

    /** Returns this dress, compressed. */
    public Dress compressed() {
        return new Dress(framing, true, lines, splitBytes, splitNanos, headers);
    }

    /** Returns this dress with other lines. */
    public Dress with(Lines other) {
        return new Dress(framing, gzip, other, splitBytes, splitNanos, headers);
    }

    /** Returns this dress with writes in parts. */
    public Dress split(int bytes, long nanosApart) {
        return new Dress(framing, gzip, lines, bytes, nanosApart, headers);
    }
}
