package io.tokenspeed.agent.top;

import io.tokenspeed.agent.block.ActiveBlock;
import io.tokenspeed.agent.report.SpeedReport;
import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageTotals;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Reads what the live view shows. Used by one thread. */
final class TopReader {
    private static final int LATEST = 60;

    private final LocalStorage storage;
    private final UsageFilter all;
    private UsageTotals known = UsageTotals.ZERO;
    private Map<List<String>, Histogram> firstTokens = Map.of();

    TopReader(LocalStorage storage, ZoneId zone) {
        this.storage = storage;
        this.all = UsageFilter.all(zone);
    }

    /**
     * Reads.
     *
     * @throws io.tokenspeed.model.storage.StorageException if the database cannot be read now
     */
    TopFacts read(TopPeriod period, Instant now) {
        SpeedReport today = report(TopPeriod.TODAY, now);
        SpeedReport asked = period == TopPeriod.TODAY ? today : report(period, now);
        return new TopFacts(
                now,
                today,
                asked,
                since(now.minus(Duration.ofMinutes(1))),
                since(now.minus(Duration.ofHours(1))),
                ActiveBlock.of(storage.usage(), "claude", now),
                ModelDetails.read(storage.requests(), all, now, firstTokens(asked)),
                storage.requests().recent(all, LATEST));
    }

    private SpeedReport report(TopPeriod period, Instant now) {
        return SpeedReport.read(storage.usage(), all.during(period.range(now, all.zone())), null);
    }

    private UsageTotals since(Instant from) {
        return storage.usage().summary(all.during(new TimeRange(from, null)));
    }

    /** Reads single requests again only when the sums have changed, because a week may have many. */
    private Map<List<String>, Histogram> firstTokens(SpeedReport period) {
        UsageTotals totals = period.all().totals();
        if (!totals.equals(known)) {
            firstTokens = ModelDetails.firstTokens(storage.requests(), period.filter());
            known = totals;
        }
        return firstTokens;
    }
}
