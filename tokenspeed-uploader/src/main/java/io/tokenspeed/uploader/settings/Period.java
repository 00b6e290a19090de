package io.tokenspeed.uploader.settings;

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
}
