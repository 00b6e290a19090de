package io.tokenspeed.model.subscription;

import io.tokenspeed.model.limit.LimitReport;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions of the user: those that the user declared, and, for tools without a declared one, those that the
 * tool told with its limits. A subscription is a label: costs stay those at list prices.
 */
public final class Subscriptions {
    private static final Comparator<TimeRange> BY_START =
            Comparator.comparing(TimeRange::from, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final List<SubscriptionPlan> plans;

    private Subscriptions(List<SubscriptionPlan> plans) {
        this.plans = List.copyOf(plans);
    }

    /**
     * Joins what the user declared and what tools told. What a tool told holds for all time, because it tells its plan
     * of now only.
     */
    public static Subscriptions of(List<SubscriptionPlan> declared, List<LimitReport> told) {
        List<SubscriptionPlan> plans = new ArrayList<>(declared);
        for (LimitReport report : told) {
            String name = report.account().plan();
            if (name != null && plans.stream().noneMatch(plan -> plan.tool().equals(report.tool()))) {
                plans.add(new SubscriptionPlan(report.tool(), name, null, null, null, null));
            }
        }
        return new Subscriptions(plans);
    }

    /** The subscriptions, declared ones first. */
    public List<SubscriptionPlan> plans() {
        return plans;
    }

    /** Returns what the matching requests that went through a subscription come to; each counts once. */
    public SubscriptionSum sum(UsageReader usage, UsageFilter filter) {
        SubscriptionSum sum = SubscriptionSum.NONE;
        for (Map.Entry<String, List<TimeRange>> tool :
                rangesByTool(filter.zone()).entrySet()) {
            if (!UsageFilter.matches(filter.tools(), tool.getKey())) {
                continue;
            }
            for (TimeRange range : joined(tool.getValue())) {
                sum = sum.plus(usage.summary(
                        filter.withTool(tool.getKey()).during(filter.range().overlap(range))));
            }
        }
        return sum;
    }

    private Map<String, List<TimeRange>> rangesByTool(ZoneId zone) {
        Map<String, List<TimeRange>> ranges = new LinkedHashMap<>();
        for (SubscriptionPlan plan : plans) {
            LocalDate to = plan.to();
            ranges.computeIfAbsent(plan.tool(), tool -> new ArrayList<>())
                    .add(new TimeRange(start(plan.from(), zone), start(to == null ? null : to.plusDays(1), zone)));
        }
        return ranges;
    }

    private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    /** Joins ranges that overlap, so that a time with two plans counts once. */
    private static List<TimeRange> joined(List<TimeRange> ranges) {
        List<TimeRange> joined = new ArrayList<>();
        for (TimeRange range : ranges.stream().sorted(BY_START).toList()) {
            int last = joined.size() - 1;
            if (last >= 0 && touches(joined.get(last).to(), range.from())) {
                joined.set(
                        last,
                        new TimeRange(
                                joined.get(last).from(), later(joined.get(last).to(), range.to())));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }

    private static boolean touches(@Nullable Instant end, @Nullable Instant start) {
        return end == null || start == null || !start.isAfter(end);
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        return a == null || b == null ? null : a.isAfter(b) ? a : b;
    }
}
