package io.tokenspeed.alerts.measure;

import io.tokenspeed.model.alert.AlertCondition;
import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertSeries;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cost of the month ÷ its budget: projected to the month's end, and spent so far. The projection adds the mean of
 * the last seven full days for the time that is left, and begins after three full days of the month.
 */
final class BudgetMeasure implements Measure {
    private static final int FULL_DAYS = 3;
    private static final double DAY_MILLIS = 86_400_000;

    private final AlertCondition condition;
    private final DayTotals days;

    BudgetMeasure(AlertCondition condition, DayTotals days) {
        this.condition = condition;
        this.days = days;
    }

    @Override
    public List<Reading> at(long now) {
        Double budget = condition.reference();
        if (budget == null) {
            return List.of(Reading.noData("no budget is set"));
        }
        LocalDate today = days.today(now);
        LocalDate first = today.withDayOfMonth(1);
        Sums spent = days.sum(first, today.plusDays(1), now);
        if (spent.costUnknown()) {
            return List.of(Reading.noData(Words.NO_PRICE));
        }
        Duration window = Duration.ofMillis(now - days.startOf(first));
        List<Reading> readings = new ArrayList<>();
        readings.add(spent("spent80", spent, budget, 0.8, window));
        readings.add(spent("spent100", spent, budget, 1, window));
        readings.add(projection(spent, budget, window, now));
        return readings;
    }

    private static Reading spent(String trigger, Sums spent, double budget, double threshold, Duration window) {
        return reading(trigger, spent.usd() / budget, threshold, spent, window, null);
    }

    private Reading projection(Sums spent, double budget, Duration window, long now) {
        LocalDate today = days.today(now);
        if (today.getDayOfMonth() <= FULL_DAYS) {
            return Reading.noData(
                    AlertSeries.ofTrigger("projection"),
                    "fewer than " + FULL_DAYS + " full days of the month are over");
        }
        double mean = days.sum(today.minusDays(DayTotals.MEAN_DAYS), today, now).usd() / DayTotals.MEAN_DAYS;
        LocalDate next = today.withDayOfMonth(1).plusMonths(1);
        double left = (days.startOf(next) - now) / DAY_MILLIS;
        double threshold = Objects.requireNonNull(condition.threshold());
        return reading("projection", (spent.usd() + mean * left) / budget, threshold, spent, window, mean / budget);
    }

    private static Reading reading(
            String trigger, double value, double threshold, Sums spent, Duration window, @Nullable Double daily) {
        long baseline = daily == null ? 0 : spent.priced();
        AlertEvidence evidence = new AlertEvidence(value, threshold, spent.priced(), daily, baseline, window);
        return Reading.above(AlertSeries.ofTrigger(trigger), evidence, spent.unpricedRemark());
    }
}
