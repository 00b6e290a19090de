package io.tokenspeed.dashboard.question;

import io.tokenspeed.dashboard.filter.Filters;
import io.tokenspeed.dashboard.period.AskedPeriod;
import io.tokenspeed.dashboard.period.ComparedTime;
import io.tokenspeed.dashboard.period.PeriodQuery;
import io.tokenspeed.dashboard.period.TimeBuckets;
import io.tokenspeed.dashboard.query.Parameter;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.server.problem.BadQueryException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
public record Question(Query query, AskedPeriod period, Filters filters, DashboardReader reader, UsageFilter filter) {
    private static final int MOST_DAYS = 4000;

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
    public TimeBuckets buckets(UsageTotals totals) {
        return PeriodQuery.length(query).cut(start(totals), period.end(), period.zone());
    }

    /**
     * Returns the days of the time.
     *
     * @param totals the sums over the time, whose first request is where all of time begins
     * @throws BadQueryException if there are more than a calendar can show
     */
    public List<LocalDate> days(UsageTotals totals) {
        Instant start = start(totals);
        if (!start.isBefore(period.end())) {
            return List.of();
        }
        LocalDate first = LocalDate.ofInstant(start, period.zone());
        LocalDate last = LocalDate.ofInstant(period.end().minusNanos(1), period.zone());
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw new BadQueryException(
                    "A calendar shows at most " + MOST_DAYS + " days; give a later \"from\" or another \"period\".",
                    Parameter.FROM.key(),
                    List.of());
        }
        return first.datesUntil(last.plusDays(1)).toList();
    }

    private Instant start(UsageTotals totals) {
        Instant from = period.from();
        Long first = totals.firstAtMillis();
        if (from == null) {
            from = first == null ? period.end() : Instant.ofEpochMilli(first);
        }
        return from.isAfter(period.end()) ? period.end() : from;
    }
}
