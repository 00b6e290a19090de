package io.tokenspeed.server.body;

import java.util.HashMap;
import java.util.Map;

/** How many bodies may be under way at once, in all and from one source, and how many bytes they may announce. */
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

    /** Whether there is room. */
    enum Verdict {
        TAKEN,
        SOURCE_FULL,
        FULL
    }

    /** Takes the room of one body, if there is any; it has to be given back. */
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

    /** Gives it back. */
    synchronized void giveBack(String source, long length) {
        sources.compute(source, (key, count) -> count == null || count == 1 ? null : count - 1);
        taken--;
        announced -= length;
    }

    /** Bodies under way. */
    synchronized int taken() {
        return taken;
    }
}
