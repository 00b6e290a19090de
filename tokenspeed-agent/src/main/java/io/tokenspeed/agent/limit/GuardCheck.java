package io.tokenspeed.agent.limit;

import io.tokenspeed.model.limit.LimitReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether enough is left of the limits that were asked about. Only reports that still hold count; where there is none,
 * nothing is known.
 *
 * @param holding the reports that still hold and say how much is used
 * @param stale how many others there are
 * @param least the least part that must be left, in percent
 */
public record GuardCheck(List<LimitReport> holding, int stale, double least) {
    public GuardCheck {
        holding = List.copyOf(holding);
    }

    /** What can be said. */
    public enum Verdict {
        /** Enough is left of every limit. */
        ENOUGH,
        /** Less is left of at least one limit. */
        LESS,
        /** Nothing that still holds was reported. */
        UNKNOWN
    }

    /**
     * Looks at reports.
     *
     * @param tool the only tool asked about; null for all
     * @param window the only limit asked about, by its name or its window such as {@code 5h}; null for all
     */
    public static GuardCheck of(
            List<LimitReport> reports, @Nullable String tool, @Nullable String window, double least, Instant now) {
        List<LimitReport> holding = new ArrayList<>();
        int stale = 0;
        for (LimitReport report : reports) {
            boolean asked = (tool == null || tool.equals(report.tool())) && isNamed(report, window);
            if (asked && report.usedPercent() != null && !report.isStale(now)) {
                holding.add(report);
            } else if (asked) {
                stale++;
            }
        }
        return new GuardCheck(holding, stale, least);
    }

    private static boolean isNamed(LimitReport report, @Nullable String window) {
        return window == null
                || report.name().equals(window)
                || report.shortName().equals(window.toLowerCase(Locale.ROOT));
    }

    public Verdict verdict() {
        return holding.isEmpty()
                ? Verdict.UNKNOWN
                : holding.stream().allMatch(this::isEnough) ? Verdict.ENOUGH : Verdict.LESS;
    }

    /** Whether enough is left of one limit. */
    public boolean isEnough(LimitReport report) {
        Double left = report.remainingPercent();
        return left != null && left >= least;
    }
}
