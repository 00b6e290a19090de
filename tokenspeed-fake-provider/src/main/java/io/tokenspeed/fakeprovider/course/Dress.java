package io.tokenspeed.fakeprovider.course;

import java.util.Map;

/**
 * How an answer is sent.
 *
 * @param framing how its end is known
 * @param gzip whether it is compressed
 * @param returns whether its lines end in a carriage return and a newline
 * @param splitBytes the most bytes in one write; 0 for no limit
 * @param splitNanos how far the parts of a write are apart
 * @param headers more headers of the response
 */
public record Dress(
        Framing framing, boolean gzip, boolean returns, int splitBytes, long splitNanos, Map<String, String> headers) {
    /** Chunked, without anything else. */
    public static final Dress PLAIN = new Dress(Framing.CHUNKED, false, false, 0, 0, Map.of());

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
        return new Dress(other, gzip, returns, splitBytes, splitNanos, headers);
    }

    /** Returns this dress with other headers. */
    public Dress with(Map<String, String> others) {
        return new Dress(framing, gzip, returns, splitBytes, splitNanos, others);
    }

    /** Returns this dress, compressed. */
    public Dress compressed() {
        return new Dress(framing, true, returns, splitBytes, splitNanos, headers);
    }

    /** Returns this dress with lines that end in a carriage return and a newline. */
    public Dress withReturns() {
        return new Dress(framing, gzip, true, splitBytes, splitNanos, headers);
    }

    /** Returns this dress with writes in parts. */
    public Dress split(int bytes, long nanosApart) {
        return new Dress(framing, gzip, returns, bytes, nanosApart, headers);
    }
}
