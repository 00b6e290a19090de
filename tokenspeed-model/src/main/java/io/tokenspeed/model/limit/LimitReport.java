package io.tokenspeed.model.limit;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a tool reported last about one limit of a subscription.
 *
 * @param tool the tool that reported it
 * @param name the tool's name of the limit, for example {@code five_hour} or {@code primary}
 * @param windowMinutes the time that the limit is for, in minutes; null where not told
 * @param usedPercent the used part in percent, which may exceed 100; null where not told
 * @param resetsAtMillis when the limit resets, in milliseconds since the epoch; null where not told
 * @param account the plan and the credits, as far as they were told
 * @param seenAtMillis when the tool said so, in milliseconds since the epoch
 * @param source where it said so: {@code rollout}, {@code statusline} or {@code settings}
 */
public record LimitReport(
        String tool,
        String name,
        @Nullable Integer windowMinutes,
        @Nullable Double usedPercent,
        @Nullable Long resetsAtMillis,
        LimitAccount account,
        long seenAtMillis,
        String source) {
    /** How long a report without a window and a reset is believed. */
    private static final Duration BELIEVED = Duration.ofDays(1);

    public LimitReport {
        if (tool.isEmpty() || name.isEmpty()) {
            throw new IllegalArgumentException("a limit needs a tool and a name: " + tool + ", " + name);
        }
        if (usedPercent != null && !(usedPercent >= 0 && usedPercent < 1e6)) {
            throw new IllegalArgumentException("used percent is " + usedPercent);
        }
    }

    /** Returns the rest in percent, at least 0; null where the used part is unknown. */
    public @Nullable Double remainingPercent() {
        return usedPercent == null ? null : (Double) Math.max(0, 100 - usedPercent);
    }

    /**
     * Returns whether the report says nothing about now any more: the limit was reset since, or, where no reset was
     * told, the report is older than its window, or a day where there is none.
     */
    public boolean isStale(Instant now) {
        if (resetsAtMillis != null) {
            return now.toEpochMilli() >= resetsAtMillis;
        }
        Duration believed = windowMinutes == null ? BELIEVED : Duration.ofMinutes(windowMinutes);
        return now.toEpochMilli() - seenAtMillis >= believed.toMillis();
    }

    /** Returns the time since the tool said so; zero for a report from the future. */
    public Duration age(Instant now) {
        return Duration.ofMillis(Math.max(0, now.toEpochMilli() - seenAtMillis));
    }

    /** Returns whether both say the same, whenever and wherever they were said. */
    public boolean says(LimitReport other) {
        return tool.equals(other.tool)
                && name.equals(other.name)
                && same(windowMinutes, other.windowMinutes)
                && same(usedPercent, other.usedPercent)
                && same(resetsAtMillis, other.resetsAtMillis)
                && same(account.plan(), other.account.plan())
                && same(account.credits(), other.account.credits());
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        return a == null ? b == null : a.equals(b);
    }

    /**
     * Returns the short name of the limit's window, such as {@code 5h} or {@code 7d}; its name where the window is
     * unknown.
     */
    public String shortName() {
        if (windowMinutes == null) {
            return name;
        }
        int minutes = windowMinutes;
        if (minutes % (24 * 60) == 0) {
            return minutes / (24 * 60) + "d";
        }
        return minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "min";
    }
}
