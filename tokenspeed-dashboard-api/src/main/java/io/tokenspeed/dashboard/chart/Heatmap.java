package io.tokenspeed.dashboard.chart;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.measure.Bins;
import io.tokenspeed.dashboard.measure.SpreadMeasure;
import io.tokenspeed.dashboard.period.TimeBuckets;
import io.tokenspeed.dashboard.query.Parameter;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.dashboard.question.AnswerMeta;
import io.tokenspeed.dashboard.question.Question;
import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.usage.SpeedPoint;
import io.tokenspeed.model.usage.UsageReader;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.server.problem.BadQueryException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Three maps of a time: the hours of the week, its days, and how waits or speeds are spread in each of its periods. */
final class Heatmap {
    private static final int HOURS = 24;
    private static final int DAYS = 7;
    private static final List<String> OF_LATENCY = List.of("ttft", "e2e");

    private final Question question;
    private final ServerFacts facts;
    private final UsageReader usage;
    private final ZoneId zone;

    Heatmap(Question question, ServerFacts facts) {
        this.question = question;
        this.facts = facts;
        this.usage = question.reader().usage();
        this.zone = question.period().zone();
    }

    /** The fields of one form of map; those of the others are null. */
    private record Shape(
            @Nullable Object x,
            @Nullable Object y,
            @Nullable Object days,
            @Nullable Object values) {
        private static final Shape NONE = new Shape(null, null, null, null);

        Row into(Row row) {
            return row.with("x", x).with("y", y).with("days", days).with("values", values);
        }
    }

    Row row() {
        String kind = question.query().choice(Parameter.MAP, "week");
        UsageTotals totals = usage.summary(question.filter());
        return switch (kind == null ? "week" : kind) {
            case "latency" -> latency(totals);
            case "calendar" -> plain("calendar", totals, calendar(totals));
            default -> plain("week", totals, week());
        };
    }

    private MapMeasure measure() {
        String word = question.query().choice(Parameter.MAP_MEASURE, null);
        return word == null ? MapMeasure.TOKENS : MapMeasure.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private Row plain(String kind, UsageTotals totals, Shape shape) {
        Row row = head(
                new AnswerMeta(facts, question, totals).plain(),
                kind,
                measure().word(),
                measure().unit());
        return shape.into(row).with("t", null).with("edges", null).with("counts", null);
    }

    private static Row head(Row meta, String kind, String metric, String unit) {
        return new Row()
                .with("meta", meta)
                .with("kind", kind)
                .with("metric", metric)
                .with("unit", unit);
    }

    /** Row by row: the hours of Monday come first. An hour that clocks repeat is added to its cell. */
    private Shape week() {
        MapOfTime<Integer> map = new MapOfTime<Integer>(measure(), start -> {
                    ZonedDateTime time = start.atZone(zone);
                    return (time.getDayOfWeek().getValue() - 1) * HOURS + time.getHour();
                })
                .read(usage, question.filter(), Interval.HOUR);
        return new Shape(
                IntStream.range(0, HOURS).toArray(),
                IntStream.rangeClosed(1, DAYS).toArray(),
                null,
                map.values(IntStream.range(0, DAYS * HOURS).boxed().toList()));
    }

    private Shape calendar(UsageTotals totals) {
        List<LocalDate> days = question.days(totals);
        MapOfTime<LocalDate> map = new MapOfTime<>(measure(), start -> LocalDate.ofInstant(start, zone))
                .read(usage, question.filter(), Interval.DAY);
        return new Shape(null, null, days.stream().map(LocalDate::toString).toList(), map.values(days));
    }

    private Row latency(UsageTotals totals) {
        SpreadMeasure measure = spread();
        TimeBuckets buckets = question.buckets(totals);
        List<SpeedPoint> points = usage.speedSeries(question.filter(), buckets.length(), List.of());
        List<Histogram> histograms = new ArrayList<>(points.size());
        points.forEach(point -> histograms.add(measure.histogram(point.row())));
        Bins bins = new Bins(measure, histograms);
        long[] counts = new long[buckets.size() * bins.size()];
        for (SpeedPoint point : points) {
            int place = buckets.place(point.start());
            if (place >= 0) {
                long[] own = bins.counts(measure.histogram(point.row()));
                System.arraycopy(own, 0, counts, place * bins.size(), own.length);
            }
        }
        Row row = head(
                new AnswerMeta(facts, question, totals).with(buckets, null), "latency", measure.word(), measure.unit());
        return Shape.NONE
                .into(row)
                .with("t", buckets.seconds())
                .with("edges", bins.edges())
                .with("counts", counts);
    }

    private SpreadMeasure spread() {
        String word = question.query().choice(Parameter.MAP_MEASURE, "ttft");
        if (word == null || !OF_LATENCY.contains(word)) {
            throw new BadQueryException(
                    "Parameter \"metric\" is \"" + word + "\", but a map of the kind latency shows one of "
                            + String.join(", ", OF_LATENCY) + ".",
                    Parameter.MAP_MEASURE.key(),
                    OF_LATENCY);
        }
        return SpreadMeasure.of(word);
    }
}
