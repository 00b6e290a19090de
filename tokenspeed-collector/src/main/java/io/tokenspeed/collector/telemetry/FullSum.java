package io.tokenspeed.collector.telemetry;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.metric.DecodeSpeeds;
import io.tokenspeed.model.metric.Distribution;
import io.tokenspeed.model.metric.MetricType;
import io.tokenspeed.model.metric.MetricValue;
import io.tokenspeed.model.metric.Ratio;
import io.tokenspeed.model.metric.TokenSum;
import io.tokenspeed.model.metric.WindowSums;
import io.tokenspeed.model.metric.WindowTimes;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Sum;
import io.tokenspeed.model.usage.AttemptCounts;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up cells. */
final class FullSum {
    private static final double MILLI = 1000;

    private final Map<Measure, HistogramSum> histograms = new EnumMap<>(Measure.class);
    private final Map<ErrorKind, Long> failed = new EnumMap<>(ErrorKind.class);
    private long requests;
    private long cancelled;
    private long prompt;
    private long completion;
    private long cacheHits;
    private long decodeTokens;
    private long decodeMillis;

    void add(FullCell cell) {
        requests += cell.requests;
        cancelled += cell.cancelled;
        prompt = Sum.of(prompt, cell.prompt);
        completion = Sum.of(completion, cell.completion);
        cacheHits += cell.cacheHits;
        decodeTokens = Sum.of(decodeTokens, cell.decodeTokens);
        decodeMillis = Sum.of(decodeMillis, cell.decodeMillis);
        for (ErrorKind kind : ErrorKind.values()) {
            failed.merge(kind, cell.failed(kind), Long::sum);
        }
        for (Measure measure : Measure.values()) {
            CellHistogram histogram = cell.histogram(measure);
            if (histogram != null) {
                histogram.addTo(histograms.computeIfAbsent(measure, made -> new HistogramSum()));
            }
        }
    }

    long failed(ErrorKind kind) {
        return failed.getOrDefault(kind, 0L);
    }

    WindowSums sums() {
        long allFailed = failed.values().stream().mapToLong(Long::longValue).sum();
        return new WindowSums(new AttemptCounts(requests, allFailed, cancelled), prompt, completion, cacheHits);
    }

    WindowTimes times() {
        return new WindowTimes(
                distribution(Measure.TOTAL),
                distribution(Measure.CONTEXT),
                distribution(Measure.LLM),
                distribution(Measure.TTFT),
                decode());
    }

    Distribution distribution(Measure measure) {
        HistogramSum histogram = histograms.get(measure);
        return histogram == null ? Distribution.NONE : histogram.distribution();
    }

    DecodeSpeeds decode() {
        HistogramSum speeds = histograms.get(Measure.DECODE);
        Double coverage = requests == 0 ? null : (Double) ((double) count(speeds) / requests);
        return speeds == null
                ? new DecodeSpeeds(0, null, null, null, null, coverage)
                : new DecodeSpeeds(
                        speeds.count(),
                        decodeTokens * MILLI / decodeMillis,
                        perSecond(speeds.quantile(0.1)),
                        perSecond(speeds.quantile(0.5)),
                        perSecond(speeds.quantile(0.9)),
                        coverage);
    }

    private static long count(@Nullable HistogramSum histogram) {
        return histogram == null ? 0 : histogram.count();
    }

    private static @Nullable Double perSecond(@Nullable Long milli) {
        return milli == null ? null : (Double) (milli / MILLI);
    }

    /** Returns by how much a percentile can be off, with buckets as fine as possible where there are none. */
    double relativeError() {
        return histograms.values().stream()
                .mapToDouble(HistogramSum::relativeError)
                .max()
                .orElseGet(() -> Math.pow(2, 0.5 / (1 << Histogram.SCALE)) - 1);
    }

    /** Returns the value of a metric over a time of so many minutes. */
    MetricValue value(MetricType type, double minutes) {
        WindowSums sums = sums();
        return switch (type) {
            case REQUEST_RATE -> new Ratio(sums.attempts(), minutes);
            case LATENCY_TOTAL -> distribution(Measure.TOTAL);
            case LATENCY_CONTEXT -> distribution(Measure.CONTEXT);
            case LATENCY_LLM -> distribution(Measure.LLM);
            case TTFT -> distribution(Measure.TTFT);
            case DECODE_TPS -> decode();
            case TOKENS_PROMPT -> new TokenSum(prompt);
            case TOKENS_COMPLETION -> new TokenSum(completion);
            case TOKENS_TOTAL -> new TokenSum(sums.totalTokens());
            case ERROR_RATE -> new Ratio(sums.counts().failed(), sums.attempts());
            case CACHE_HIT_RATE -> new Ratio(cacheHits, requests);
        };
    }
}
