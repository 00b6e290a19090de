package io.tokenspeed.agent.statusline;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much of a subscription's limit is used.
 *
 * @param usedPercent of it, which may be more than 100
 * @param resetsAt when it begins anew, as seconds or milliseconds since 1970 or as ISO text; null where nobody says
 */
record UsageLimit(double usedPercent, @Nullable String resetsAt) {
    private static final long FIRST_MILLIS = 100_000_000_000L;

    /** Whether the number still holds: after its reset nobody knows what is used. */
    boolean holdsAt(Instant now) {
        Instant reset = reset();
        return reset == null || now.isBefore(reset);
    }

    private @Nullable Instant reset() {
        if (resetsAt == null) {
            return null;
        }
        try {
            double number = Double.parseDouble(resetsAt);
            return number < FIRST_MILLIS ? Instant.ofEpochSecond((long) number) : Instant.ofEpochMilli((long) number);
        } catch (NumberFormatException text) {
            return iso(resetsAt);
        }
    }

    private static @Nullable Instant iso(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException other) {
            return null;
        }
    }
}
