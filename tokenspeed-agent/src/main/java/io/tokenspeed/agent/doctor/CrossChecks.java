package io.tokenspeed.agent.doctor;

import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.sources.crosscheck.OwnAmount;
import io.tokenspeed.sources.crosscheck.OwnRecord;
import io.tokenspeed.sources.crosscheck.OwnUnit;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what tools keep of their own usage with what is stored. */
public final class CrossChecks {
    private final UsageReader usage;

    public CrossChecks(UsageReader usage) {
        this.usage = usage;
    }

    /** Compares each record; one that could not be read is compared with nothing. */
    public List<CrossCheck> of(List<OwnRecord> records) {
        return records.stream()
                .map(own -> own.unit().perDay() ? ofDays(own) : ofSessions(own))
                .toList();
    }

    private CrossCheck ofDays(OwnRecord own) {
        Map<OwnAmount, UsageTotals> sums = new HashMap<>();
        Set<String> stored = new HashSet<>();
        UsageFilter filter = UsageFilter.all(ZoneOffset.UTC).withTool(own.tool());
        for (UsagePoint point : own.amounts().isEmpty()
                ? List.<UsagePoint>of()
                : usage.series(filter, Interval.DAY, List.of(Dimension.MODEL))) {
            String day = LocalDate.ofInstant(point.start(), ZoneOffset.UTC).toString();
            sums.put(new OwnAmount(day, point.keys().get(0), 0), point.totals());
            stored.add(day);
        }
        return CrossCheck.of(
                own,
                amount -> amount(
                        own.unit(), sums.getOrDefault(new OwnAmount(amount.of(), amount.model(), 0), UsageTotals.ZERO)),
                stored);
    }

    private CrossCheck ofSessions(OwnRecord own) {
        Map<String, UsageTotals> sums = new HashMap<>();
        UsageFilter filter = UsageFilter.all(ZoneOffset.UTC).withTool(own.tool());
        for (UsageRow row :
                own.amounts().isEmpty() ? List.<UsageRow>of() : usage.breakdown(filter, List.of(Dimension.SESSION))) {
            sums.put(row.keys().get(0), row.totals());
        }
        return CrossCheck.of(
                own, amount -> amount(own.unit(), sums.getOrDefault(amount.of(), UsageTotals.ZERO)), sums.keySet());
    }

    private static long amount(OwnUnit unit, UsageTotals totals) {
        TokenSums tokens = totals.tokens();
        return switch (unit) {
            case TOKENS_PER_DAY, TOKENS_PER_SESSION -> tokens.total();
            case UNCACHED_TOKENS_PER_DAY -> tokens.input() + tokens.output();
            case REQUESTS_PER_SESSION -> totals.requests();
        };
    }
}
