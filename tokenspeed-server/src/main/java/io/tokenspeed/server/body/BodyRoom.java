package io.tokenspeed.server.body;

import java.util.HashMap;
import java.util.Map;

/**
 * Limits the bodies under way at once: how many in all, how many from one source, and how many bytes they may announce.
 */
final class BodyRoom {
    private final int inAll;
    private final int perSource;
    private final long bytes;
    private final Map<String, Integer> sources = new HashMap<>();
    private int taken;
    private long announced;

    BodyRoom(int inAll, int perSource, long bytes) {
        this.inAll = inAll;
        this.perSource = perSource;
        this.bytes = bytes;
    }

    /** Says whether room was taken, or which limit is reached. */
    enum Verdict {
        TAKEN,
        SOURCE_FULL,
        FULL
    }

    /** Takes room for one body of this many bytes, if there is any; the caller gives the room back. */
    synchronized Verdict take(String source, long length) {
        int ofSource = sources.getOrDefault(source, 0);
        if (ofSource >= perSource) {
            return Verdict.SOURCE_FULL;
        }
        if (taken >= inAll || announced + length > bytes) {
            return Verdict.FULL;
        }
        sources.put(source, ofSource + 1);
        taken++;
        announced += length;
        return Verdict.TAKEN;
    }

    /** Gives the room of one body back. */
    synchronized void giveBack(String source, long length) {
        sources.compute(source, (key, count) -> count == null || count == 1 ? null : count - 1);
        taken--;
        announced -= length;
    }

    /** How many bodies are under way. */
    synchronized int taken() {
        return taken;
    }
}
