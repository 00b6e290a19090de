package io.tokenspeed.agent.statusline;

import io.tokenspeed.model.limit.LimitAccount;
import io.tokenspeed.model.limit.LimitReport;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The use of a subscription's limit.
 *
 * @param usedPercent the used part in percent, which may exceed 100
 * @param resetsAt when the limit resets, as seconds or milliseconds since the epoch or as ISO text; null where unknown
 */
record UsageLimit(double usedPercent, @Nullable String resetsAt) {
    private static final long FIRST_MILLIS = 100_000_000_000L;
    private static final double MOST_PERCENT = 100_000;

    /** Whether the percentage still holds; after the reset it is unknown. */
    boolean holdsAt(Instant now) {
        Instant reset = reset();
        return reset == null || now.isBefore(reset);
    }

    /** What it says as a report about a limit. */
    LimitReport report(String name, int windowMinutes, Instant now) {
        Instant reset = reset();
        return new LimitReport(
                "claude",
                name,
                windowMinutes,
                Math.min(usedPercent, MOST_PERCENT),
                reset == null ? null : (Long) reset.toEpochMilli(),
                LimitAccount.UNKNOWN,
                now.toEpochMilli(),
                "statusline");
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
