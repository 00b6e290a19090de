package io.tokenspeed.uploader.settings;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time whose requests the user agreed to send.
 *
 * @param from the first moment in epoch milliseconds
 * @param to the first moment after; null while it goes on
 */
public record Period(long from, @Nullable Long to) {
    /** Whether an instant lies in it. */
    public boolean contains(long instant) {
        return instant >= from && (to == null || instant < to);
    }

    /** Whether anything of a range lies in it. */
    public boolean overlaps(long start, long end) {
        return end > from && (to == null || start < to);
    }

    /** Whether the last period goes on. */
    static boolean isOpen(List<Period> all) {
        return !all.isEmpty() && all.get(all.size() - 1).to() == null;
    }

    /** The periods with an open one, which begins at {@code from} at the latest. */
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

    /** The periods with the open one ended. */
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
