package io.tokenspeed.alerts.measure;

import io.tokenspeed.model.alert.AlertCondition;
import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertSeries;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** What today used: tokens ÷ those planned for a day, or the cost in USD. */
final class DayMeasure {
    private DayMeasure() {}

    static Measure tokens(AlertCondition condition, DayTotals days) {
        return now -> {
            Double budget = condition.reference();
            if (budget == null) {
                return List.of(Reading.noData("no budget is set"));
            }
            Sums sums = today(days, now);
            double threshold = Objects.requireNonNull(condition.threshold());
            return List.of(Reading.above(
                    AlertEvidence.of(sums.tokens() / budget, threshold, sums.requests(), elapsed(days, now))));
        };
    }

    static Measure spend(AlertCondition condition, DayTotals days) {
        return now -> {
            Double threshold = condition.threshold();
            if (threshold == null) {
                return List.of(Reading.noData("no threshold is set"));
            }
            Sums sums = today(days, now);
            if (sums.costUnknown()) {
                return List.of(Reading.noData(Words.NO_PRICE));
            }
            AlertEvidence evidence = AlertEvidence.of(sums.usd(), threshold, sums.priced(), elapsed(days, now));
            return List.of(Reading.above(AlertSeries.WHOLE, evidence, sums.unpricedRemark()));
        };
    }

    private static Sums today(DayTotals days, long now) {
        LocalDate today = days.today(now);
        return days.sum(today, today.plusDays(1), now);
    }

    private static Duration elapsed(DayTotals days, long now) {
        return Duration.ofMillis(now - days.startOf(days.today(now)));
    }
}
