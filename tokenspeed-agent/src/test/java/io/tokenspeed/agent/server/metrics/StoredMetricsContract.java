package io.tokenspeed.agent.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.dashboard.Arrivals;
import io.tokenspeed.model.metric.Distribution;
import io.tokenspeed.model.metric.MetricPoint;
import io.tokenspeed.model.metric.MetricSeries;
import io.tokenspeed.model.metric.MetricType;
import io.tokenspeed.model.metric.MetricsReader;
import io.tokenspeed.model.metric.Ratio;
import io.tokenspeed.model.metric.Span;
import io.tokenspeed.model.metric.TokenSum;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.testkit.metric.AttemptScript;
import io.tokenspeed.testkit.metric.MetricsContract;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterTry;

/** The properties of metrics over a storage, half of whose attempts are there when the windows are filled. */
abstract class StoredMetricsContract extends MetricsContract {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private final List<LocalStorage> opened = new ArrayList<>();

    abstract LocalStorage empty() throws Exception;

    abstract Arrivals arrivals(LocalStorage storage);

    @AfterTry
    void close() {
        opened.forEach(LocalStorage::close);
        opened.clear();
    }

    @Override
    protected MetricsReader reader(AttemptScript script) throws Exception {
        LocalStorage storage = empty();
        SetClock clock = new SetClock(script.now());
        opened.add(storage);
        int half = script.attempts().size() / 2;
        StoredMetrics metrics = new StoredMetrics(storage.requests(), storage.usage(), arrivals(storage), clock);
        store(storage, script.attempts().subList(0, half));
        metrics.catchUp();
        store(storage, script.attempts().subList(half, script.attempts().size()));
        // Stored twice, which changes nothing.
        store(storage, script.attempts().subList(0, half));
        metrics.catchUp();
        // An attempt with an unreliable count is given a moment to get a better one.
        clock.now = script.now().plusSeconds(1);
        metrics.catchUp();
        clock.now = script.now();
        return metrics;
    }

    private static final class SetClock extends Clock {
        private Instant now;

        SetClock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private static void store(LocalStorage storage, List<Request> requests) {
        Iterator<ImportBatch> batches =
                List.of(new ImportBatch(requests, List.of())).iterator();
        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(() -> batches.hasNext() ? batches.next() : null);
        }
    }

    @Property
    void history_equalsItsPeriods(@ForAll("scripts") AttemptScript script) throws Exception {
        MetricsReader reader = reader(script);
        UsageFilter filter = UsageFilter.all(ZONE)
                .during(new TimeRange(
                        script.now().minus(Span.MONTH.length()), script.now().plusMillis(1)));
        List<Request> inside = script.attempts().stream()
                .filter(attempt -> filter.range().contains(attempt.timing().instantMillis()))
                .toList();

        for (Span span : Span.values()) {
            MetricSeries tokens = reader.historical(MetricType.TOKENS_TOTAL, filter, span);
            assertThat(values(tokens, value -> ((TokenSum) value.value()).sum()))
                    .isEqualTo(naive(inside, span, request -> request.tokens().total()));
            MetricSeries rate = reader.historical(MetricType.ERROR_RATE, filter, span);
            assertThat(values(rate, value -> (long) ((Ratio) value.value()).denominator()))
                    .isEqualTo(naive(inside, span, request -> 1));
            MetricSeries hits = reader.historical(MetricType.CACHE_HIT_RATE, filter, span);
            assertThat(values(hits, value -> ((Ratio) value.value()).numerator()))
                    .isEqualTo(naive(inside, span, StoredMetricsContract::hits));
            MetricSeries times = reader.historical(MetricType.LATENCY_LLM, filter, span);
            assertThat(values(times, value -> ((Distribution) value.value()).count()))
                    .isEqualTo(naive(inside, span, request -> request.hasUsage() ? 1 : 0));
        }
    }

    private static long hits(Request request) {
        return request.hasUsage() && Boolean.TRUE.equals(request.labels().cacheHit()) ? 1 : 0;
    }

    private static Map<Instant, Long> values(MetricSeries series, ToLongFunction<MetricPoint> value) {
        return series.points().stream()
                .collect(Collectors.toMap(MetricPoint::at, value::applyAsLong, Long::sum, TreeMap::new));
    }

    private static Map<Instant, Long> naive(List<Request> attempts, Span span, ToLongFunction<Request> value) {
        return attempts.stream()
                .collect(Collectors.toMap(
                        attempt -> span.startOf(
                                Instant.ofEpochMilli(attempt.timing().instantMillis()), ZONE),
                        value::applyAsLong,
                        Long::sum,
                        TreeMap::new));
    }
}
