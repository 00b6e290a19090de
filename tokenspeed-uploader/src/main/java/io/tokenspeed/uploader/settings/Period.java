package io.tokenspeed.uploader.settings;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time whose requests may be sent, or whose OpenCode requests the predecessor sent.
 *
 * @param from the first moment in milliseconds since the epoch
 * @param to the first moment after it; null while the period is open
 */
public record Period(long from, @Nullable Long to) {
    /** Whether an instant, in milliseconds since the epoch, lies in the period. */
    public boolean contains(long instant) {
        return instant >= from && (to == null || instant < to);
    }

    /** Whether any part of a range, in milliseconds since the epoch, lies in the period. */
    public boolean overlaps(long start, long end) {
        return end > from && (to == null || start < to);
    }

    /** Whether the last period is open. */
    static boolean isOpen(List<Period> all) {
        return !all.isEmpty() && all.get(all.size() - 1).to() == null;
    }

    /** The periods with the last one open, which begins at {@code from} at the latest. */
    static List<Period> open(List<Period> all, long from) {
        List<Period> changed = new ArrayList<>(all);
        if (isOpen(all)) {
            Period last = changed.remove(changed.size() - 1);
            changed.add(new Period(Math.min(from, last.from()), null));
        } else {
            changed.add(new Period(from, null));
        }
        return changed;
    }

    /** The periods with the open one ended at {@code at}. */
    static List<Period> close(List<Period> all, long at) {
        if (!isOpen(all)) {
            return all;
        }
        List<Period> changed = new ArrayList<>(all);
        Period last = changed.remove(changed.size() - 1);
        changed.add(new Period(last.from(), Math.max(at, last.from())));
        return changed;
    }
}
