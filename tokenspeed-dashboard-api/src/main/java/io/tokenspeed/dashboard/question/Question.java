package io.tokenspeed.dashboard.question;

import io.tokenspeed.dashboard.filter.Filters;
import io.tokenspeed.dashboard.period.Buckets;
import io.tokenspeed.dashboard.period.ComparedTime;
import io.tokenspeed.dashboard.period.Period;
import io.tokenspeed.dashboard.period.PeriodQuery;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question of the dashboard.
 *
 * @param query its parameters
 * @param period the time that it is about
 * @param filters its filters as they were given
 * @param reader reads the data of the device that is wanted, or of all
 * @param filter selects the requests of the time that match the filters
 */
public record Question(Query query, Period period, Filters filters, DashboardReader reader, UsageFilter filter) {
    /** The time to compare with; null for none. */
    public @Nullable ComparedTime compared() {
        return period.compared(PeriodQuery.comparison(query));
    }

    /** Selects the requests of the time to compare with that match the filters. */
    public UsageFilter filter(ComparedTime compared) {
        return filter.during(compared.range());
    }

    /**
     * Cuts the time into periods.
     *
     * @param totals the sums over the time, whose first request is where all of time begins
     */
    public Buckets buckets(UsageTotals totals) {
        Instant end = period.end();
        Instant from = period.from();
        if (from == null) {
            Long first = totals.firstAtMillis();
            from = first == null ? end : Instant.ofEpochMilli(first);
        }
        return PeriodQuery.length(query).cut(from.isAfter(end) ? end : from, end, period.zone());
    }
}
