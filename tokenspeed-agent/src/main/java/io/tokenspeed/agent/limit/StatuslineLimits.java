package io.tokenspeed.agent.limit;

import io.tokenspeed.model.limit.LimitReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides which reports of a status line, which may come several times a second, are worth a write. */
public final class StatuslineLimits {
    private static final Duration SOONEST = Duration.ofSeconds(30);

    /** After this time an unchanged report is stored again, so that its age stays true. */
    private static final Duration AGAIN = Duration.ofMinutes(5);

    private StatuslineLimits() {}

    /** The reports that differ from the stored ones and come late enough after them, or are unchanged for long. */
    public static List<LimitReport> worthStoring(List<LimitReport> reported, List<LimitReport> stored) {
        List<LimitReport> worth = new ArrayList<>();
        for (LimitReport report : reported) {
            LimitReport before = find(report, stored);
            if (before == null || isDue(before, report)) {
                worth.add(report);
            }
        }
        return worth;
    }

    private static @Nullable LimitReport find(LimitReport report, List<LimitReport> stored) {
        for (LimitReport other : stored) {
            if (other.tool().equals(report.tool()) && other.name().equals(report.name())) {
                return other;
            }
        }
        return null;
    }

    private static boolean isDue(LimitReport before, LimitReport report) {
        long since = report.seenAtMillis() - before.seenAtMillis();
        return since >= (before.says(report) ? AGAIN : SOONEST).toMillis();
    }
}
