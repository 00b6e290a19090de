package io.tokenspeed.model.archive;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The archived hours whose requests an answer lacks, because their blocks are damaged. Kept by thread: a server begins
 * before it asks and looks after it has the answer.
 */
public final class MissingHours {
    private static final ThreadLocal<SortedSet<Long>> MISSING = ThreadLocal.withInitial(TreeSet::new);

    private MissingHours() {}

    /** Forgets the hours of an earlier answer on this thread. */
    public static void begin() {
        MISSING.remove();
    }

    /** Notes an hour, in hours since the epoch, that an answer on this thread lacks. */
    public static void note(long hour) {
        MISSING.get().add(hour);
    }

    /** Whether an answer on this thread lacks this hour, in hours since the epoch, since {@link #begin}. */
    public static boolean has(long hour) {
        return MISSING.get().contains(hour);
    }

    /** Whether an answer on this thread lacks an hour since {@link #begin}. */
    public static boolean any() {
        return !MISSING.get().isEmpty();
    }
}
