package io.tokenspeed.alerts.measure;

import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.usage.UsageReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * Makes the measures of rules.
 *
 * @param usage the stored sums of days
 * @param zone where days and months begin
 */
public record Measures(UsageReader usage, ZoneId zone) {
    /** Returns from when on a rule needs single requests for ticks from an instant on. */
    public Instant needsSince(AlertRule rule, Instant firstTick) {
        long first = firstTick.toEpochMilli();
        return switch (rule.kind()) {
            case ERROR_RATE, LATENCY, REQUEST_RATE, VELOCITY ->
                firstTick.minus(Objects.requireNonNull(rule.condition().window()));
            case ERROR_SPIKE -> firstTick.minus(SpikeMeasure.BASELINE).minusMillis(2 * Quarters.MILLIS);
            case TTFT_REGRESSION, DECODE_REGRESSION -> Instant.ofEpochMilli(blocksSince(first));
            case TOKEN_BUDGET, SPEND_PER_DAY, BUDGET_BURN ->
                LocalDate.ofInstant(firstTick, zone).atStartOfDay(zone).toInstant();
            case SOURCE_SILENT ->
                firstTick
                        .minus(Objects.requireNonNull(rule.condition().window()))
                        .minus(SilenceMeasure.BASELINE);
        };
    }

    private static long blocksSince(long firstTick) {
        return Quarters.floorSixHours(ModelMeasure.baselineStart(firstTick));
    }

    /**
     * Returns the measure of a rule.
     *
     * @param past the requests of the rule's scope, complete since {@link #needsSince}; they may be read on later
     * @param firstTick the first instant that the measure will be asked for
     */
    public Measure of(AlertRule rule, Past past, Instant firstTick) {
        Attempts attempts = past.attempts();
        return switch (rule.kind()) {
            case ERROR_RATE -> WindowMeasure.errorRate(rule, attempts);
            case REQUEST_RATE -> WindowMeasure.requestRate(rule, attempts);
            case VELOCITY -> WindowMeasure.velocity(rule, attempts);
            case LATENCY -> new LatencyMeasure(rule, attempts);
            case ERROR_SPIKE -> new SpikeMeasure(attempts);
            case TOKEN_BUDGET -> DayMeasure.tokens(rule.condition(), days(rule, attempts, firstTick));
            case SPEND_PER_DAY -> DayMeasure.spend(rule.condition(), days(rule, attempts, firstTick));
            case BUDGET_BURN -> new BudgetMeasure(rule.condition(), days(rule, attempts, firstTick));
            case SOURCE_SILENT -> new SilenceMeasure(rule, past, zone);
            case TTFT_REGRESSION, DECODE_REGRESSION -> regression(rule, past, blocksSince(firstTick.toEpochMilli()));
        };
    }

    private DayTotals days(AlertRule rule, Attempts attempts, Instant firstTick) {
        return new DayTotals(usage, rule.scope(), zone, attempts, firstTick);
    }

    private static Measure regression(AlertRule rule, Past past, long since) {
        String sensitivity = rule.condition().option();
        return sensitivity == null
                ? new RegressionMeasure(
                        past, (series, times) -> new FirstTokenMeasure(series, times.firstTokens, since))
                : new RegressionMeasure(
                        past, (series, times) -> new DecodeMeasure(series, times.speeds, sensitivity, since));
    }
}
