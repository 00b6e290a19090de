package io.tokenspeed.store.hub.query;

import io.tokenspeed.store.hub.change.DayMarks;
import io.tokenspeed.store.hub.database.HubSession;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the sums of stretches of time in memory, because pages repeat the same questions and most days never change
 * again. Sums are given out only to a reader whose snapshot has the mark under which they were made, so an upload or an
 * erasure shows at once, whichever process it came from. Takes a quarter of the heap at most; what was not asked for
 * longest goes first. Safe for use by several threads.
 */
public final class KeptSums {
    private static final int PART_OF_HEAP = 4;
    private static final int ENTRY_BYTES = 200;

    private final long mostBytes;
    private final Map<Key, Kept> all = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;
    private volatile DayMarks marks = DayMarks.NONE;

    private record Key(UsageQuestion question, long from, long to) {}

    private record Kept(long mark, Map<List<String>, HubTally> groups, long bytes) {}

    /** Keeps as much as the heap of this process allows. */
    public KeptSums() {
        this(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    KeptSums(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Returns the marks of the session's snapshot. */
    DayMarks marks(HubSession session) throws SQLException {
        DayMarks now = DayMarks.read(session, marks);
        marks = now;
        return now;
    }

    /** Returns the sums by group, which must not be changed; null where none are kept under this mark. */
    synchronized @Nullable Map<List<String>, HubTally> find(UsageQuestion question, Segment time, long mark) {
        Kept kept = all.get(new Key(question, time.from(), time.to()));
        return kept == null || kept.mark() != mark ? null : kept.groups();
    }

    /** Keeps sums by group, which nobody changes any more. */
    void keep(UsageQuestion question, Segment time, long mark, Map<List<String>, HubTally> groups) {
        long size = ENTRY_BYTES;
        for (HubTally tally : groups.values()) {
            size += tally.bytes();
        }
        put(new Key(question, time.from(), time.to()), new Kept(mark, groups, size));
    }

    private synchronized void put(Key key, Kept kept) {
        Kept old = all.put(key, kept);
        bytes += kept.bytes() - (old == null ? 0 : old.bytes());
        Iterator<Kept> eldest = all.values().iterator();
        while (bytes > mostBytes && eldest.hasNext()) {
            bytes -= eldest.next().bytes();
            eldest.remove();
        }
    }

    /** About how many bytes of memory the kept sums take. */
    synchronized long bytes() {
        return bytes;
    }
}
