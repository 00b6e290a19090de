package io.tokenspeed.alerts.measure;

import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What a rule sees at an instant of requests that are stored. */
final class ReadingOf {
    private final List<RequestBuilder> requests = new ArrayList<>();
    private final AlertRule rule;
    private ZoneId zone = ZoneOffset.UTC;

    ReadingOf(AlertRule rule) {
        this.rule = rule;
    }

    ReadingOf in(ZoneId where) {
        zone = where;
        return this;
    }

    ReadingOf with(RequestBuilder... more) {
        requests.addAll(List.of(more));
        return this;
    }

    ReadingOf with(List<RequestBuilder> more) {
        requests.addAll(more);
        return this;
    }

    List<Reading> all(Instant now) {
        InMemoryLocalStorage storage = new InMemoryLocalStorage(Pricing.NONE);
        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(
                    new ImportBatch(requests.stream().map(RequestBuilder::build).toList(), List.of()));
        }
        Measures measures = new Measures(storage.usage(), zone);
        Past past = new Past(rule.scope());
        past.read(storage.requests(), measures.needsSince(rule, now), now);
        return measures.of(rule, past, now).at(now.toEpochMilli());
    }

    /** The reading of the only series. */
    Reading at(Instant now) {
        List<Reading> readings = all(now);
        if (readings.size() != 1) {
            throw new AssertionError("not one series: " + readings);
        }
        return readings.get(0);
    }
}
