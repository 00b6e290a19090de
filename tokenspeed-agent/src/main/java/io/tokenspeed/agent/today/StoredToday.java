package io.tokenspeed.agent.today;

import io.tokenspeed.agent.block.ActiveBlock;
import io.tokenspeed.agent.limit.StatuslineLimits;
import io.tokenspeed.agent.statusline.ReportedSession;
import io.tokenspeed.agent.statusline.TodayTotals;
import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.limit.LimitTable;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads today's totals.
 *
 * @param usage the sums of the database
 * @param limits where limits that an agent reports are stored
 */
public record StoredToday(UsageReader usage, LimitTable limits) {
    /**
     * Returns today's totals.
     *
     * @param now the time
     * @param zone the zone in which the day began
     * @param age the time since the logs were read last; null when unknown
     * @param reported what an agent reports of its session, asked for after the sums were read
     */
    public TodayTotals at(Instant now, ZoneId zone, @Nullable Duration age, Supplier<ReportedSession> reported) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        UsageFilter filter = UsageFilter.all(zone).during(TimeRange.ofDays(today, today, zone));
        List<UsageRow> models = usage.breakdown(filter, List.of(Dimension.MODEL));
        UsageTotals sum = UsageTotals.ZERO;
        for (UsageRow model : models) {
            sum = sum.plus(model.totals());
        }
        TodayTotals totals = new TodayTotals(
                sum, sum.requests() == 0 ? null : models.get(0).keys().get(0), age);
        return inSession(totals, reported.get(), now);
    }

    private TodayTotals inSession(TodayTotals totals, ReportedSession session, Instant now) {
        if (!session.inSession()) {
            return totals;
        }
        if (!session.limits().isEmpty()) {
            note(session.limits());
        }
        return totals.with(ActiveBlock.of(usage, "claude", now));
    }

    /** Gives up where the database cannot be written, because the line matters more and limits are told again soon. */
    private void note(List<LimitReport> reported) {
        try {
            limits.note(StatuslineLimits.worthStoring(reported, limits.list()));
        } catch (StorageException unwritable) {
            return;
        }
    }
}
