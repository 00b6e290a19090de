package io.tokenspeed.alerts.measure;

import io.tokenspeed.model.alert.AlertScope;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sums of days: those before the first tick's day from the sums that are stored, later ones from the single requests.
 */
final class DayTotals {
    /** The mean day of a budget is that of the seven days before. */
    static final int MEAN_DAYS = 7;

    private final ZoneId zone;
    private final LocalDate firstDay;
    private final Attempts attempts;
    private final Map<LocalDate, Sums> before = new HashMap<>();

    DayTotals(UsageReader usage, AlertScope scope, ZoneId zone, Attempts attempts, Instant firstTick) {
        this.zone = zone;
        this.firstDay = LocalDate.ofInstant(firstTick, zone);
        this.attempts = attempts;
        LocalDate month = firstDay.withDayOfMonth(1);
        LocalDate week = firstDay.minusDays(MEAN_DAYS);
        TimeRange range = TimeRange.ofDays(month.isBefore(week) ? month : week, firstDay.minusDays(1), zone);
        UsageFilter filter = scope.within(UsageFilter.all(zone).during(range));
        for (UsagePoint day : usage.series(filter, Interval.DAY, List.of())) {
            before.put(LocalDate.ofInstant(day.start(), zone), Sums.of(day.totals()));
        }
    }

    LocalDate today(long now) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(now), zone);
    }

    long startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /** The sums of days from one to before another, as far as they have come. */
    Sums sum(LocalDate from, LocalDate to, long now) {
        Sums sum = Sums.ZERO;
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            sum = sum.plus(
                    day.isBefore(firstDay)
                            ? before.getOrDefault(day, Sums.ZERO)
                            : attempts.between(startOf(day), Math.min(startOf(day.plusDays(1)), now)));
        }
        return sum;
    }
}
