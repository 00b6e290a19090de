package io.tokenspeed.hub.publishing;

import io.tokenspeed.model.hub.HubStorage;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Publishes the days that are over for long enough, each once. */
public final class DayPublisher {
    private final HubStorage storage;
    private final PublicRules rules;
    private final Clock clock;

    /**
     * A publisher.
     *
     * @param cohort how many devices need a share in what is shown
     */
    public DayPublisher(HubStorage storage, int cohort, Clock clock) {
        this.storage = storage;
        this.rules = new PublicRules(cohort);
        this.clock = clock;
    }

    /** Publishes the days of the last year that are not published yet, the oldest first. */
    public void publish() {
        PublicPeriod period = PublicPeriod.longest(clock);
        Set<LocalDate> published = storage.admin().published().days(period.first(), period.last());
        period.days().filter(day -> !published.contains(day)).forEach(this::publish);
    }

    /**
     * Publishes a day on which something happened, as far as the hub knows. Publishes nothing when a device is erased
     * meanwhile; the next call tries again.
     */
    private void publish(LocalDate day) {
        UsageFilter filter = UsageFilter.all(ZoneOffset.UTC).during(TimeRange.ofDays(day, day, ZoneOffset.UTC));
        List<DeviceShare> shares =
                storage.tokens().shares(filter).stream().map(DeviceShare::of).toList();
        if (!shares.isEmpty()) {
            storage.admin().published().publish(day, rules.cells(day, shares));
        }
    }
}
