package io.tokenspeed.fakeprovider;

import io.tokenspeed.fakeprovider.engine.BodyCopy;
import io.tokenspeed.fakeprovider.engine.HttpCall;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request that a {@link FakeProvider} got, and what it has sent so far. Instants are those of {@link System#nanoTime},
 * read right before the bytes are written.
 *
 * @param call the request
 * @param times when what happened
 * @param answered what was sent
 * @param ending how the answer ended
 */
public record Exchange(HttpCall call, Times times, Answered answered, Ending ending) {
    /**
     * When what happened.
     *
     * @param receivedNanos when the request had arrived as a whole
     * @param deltaNanos when each delta was sent; empty unless the answer is streamed
     * @param writes all writes
     * @param leftNanos when the client closed the connection before the answer had ended; null where it did not
     */
    public record Times(
            long receivedNanos,
            List<Long> deltaNanos,
            List<Write> writes,
            @Nullable Long leftNanos) {
        public Times {
            deltaNanos = List.copyOf(deltaNanos);
            writes = List.copyOf(writes);
        }
    }

    /** Bytes that were sent together, head and framing among them. */
    public record Write(long nanos, int bytes) {}

    /**
     * What was sent.
     *
     * @param body the body, without the framing of chunks, compressed where it was
     * @param usage the usage that the whole answer reported; null where it did not get that far
     */
    public record Answered(BodyCopy body, @Nullable ReportedUsage usage) {}

    /** How an answer ended. */
    public enum Ending {
        /** It is being sent, or hangs. */
        OPEN,
        /** All that was planned was sent, faults included. */
        SENT,
        /** The client closed the connection before. */
        CLIENT_LEFT
    }

    /** Returns the HTTP method. */
    public String method() {
        return call.method();
    }

    /** Returns the path with its query. */
    public String path() {
        return call.path();
    }

    /** Returns the headers by lower-case name; equal ones are joined by {@code ", "}. */
    public Map<String, String> headers() {
        return call.headers();
    }

    /** Returns the text of the body. */
    public String body() {
        return call.body().text();
    }

    /** Returns when the request had arrived as a whole. */
    public long receivedNanos() {
        return times.receivedNanos;
    }

    /** Returns when each delta was sent; empty unless the answer is streamed. */
    public List<Long> deltaNanos() {
        return times.deltaNanos;
    }

    /** Returns when the first delta was sent. */
    public long firstNanos() {
        return times.deltaNanos.get(0);
    }

    /** Returns when the last delta was sent. */
    public long lastNanos() {
        return times.deltaNanos.get(times.deltaNanos.size() - 1);
    }
}
