package io.tokenspeed.dashboard.chart;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.measure.ColumnsJson;
import io.tokenspeed.dashboard.measure.CountColumns;
import io.tokenspeed.dashboard.measure.MeasuresJson;
import io.tokenspeed.dashboard.measure.SpeedRows;
import io.tokenspeed.dashboard.period.ComparedTime;
import io.tokenspeed.dashboard.period.TimeBuckets;
import io.tokenspeed.dashboard.query.Parameter;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.dashboard.question.AnswerMeta;
import io.tokenspeed.dashboard.question.Question;
import io.tokenspeed.model.usage.SpeedPoint;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The courses of the groups with most tokens, and of all others together. */
final class GroupedSeries {
    private static final int USUAL = 6;
    private static final int MOST = 24;

    private final Question question;
    private final ServerFacts facts;
    private final UsageReader usage;
    private final Grouping grouping;

    GroupedSeries(Question question, ServerFacts facts) {
        this.question = question;
        this.facts = facts;
        this.usage = question.reader().usage();
        this.grouping = Grouping.of(question.query(), question.reader());
    }

    /** How many groups a chart shows. */
    static int limit(Question question) {
        return question.query().limit(Parameter.GROUPS, USUAL, MOST);
    }

    Row row() {
        List<SpeedRow> rows = grouping.rows(usage, question.filter());
        SpeedRow totals = SpeedRows.sum(List.of(), rows);
        TimeBuckets buckets = question.buckets(totals.totals());
        ComparedTime compared = question.compared();
        List<SpeedRow> largest = rows.subList(0, Math.min(rows.size(), limit(question)));
        Map<List<String>, List<SpeedPoint>> courses = courses(question.filter(), buckets);
        return new Row()
                .with("meta", new AnswerMeta(facts, question, totals.totals()).with(buckets, compared))
                .with("t", buckets.seconds())
                .with(
                        "groups",
                        largest.stream()
                                .map(row -> group(row, courses, buckets))
                                .toList())
                .with("other", other(rows.size() - largest.size(), largest, courses, buckets))
                .with("compare", compared == null ? null : compare(compared, largest, buckets));
    }

    private Map<List<String>, List<SpeedPoint>> courses(UsageFilter filter, TimeBuckets buckets) {
        Map<List<String>, List<SpeedPoint>> courses = new HashMap<>();
        for (SpeedPoint point : usage.speedSeries(filter, buckets.length(), grouping.by())) {
            courses.computeIfAbsent(point.row().keys(), keys -> new ArrayList<>())
                    .add(point);
        }
        return courses;
    }

    private Row group(SpeedRow row, Map<List<String>, List<SpeedPoint>> courses, TimeBuckets buckets) {
        return grouping.name(row.keys())
                .with("measures", MeasuresJson.of(row))
                .with("columns", ColumnsJson.of(courses.getOrDefault(row.keys(), List.of()), buckets));
    }

    private static @Nullable Row other(
            int groups, List<SpeedRow> largest, Map<List<String>, List<SpeedPoint>> courses, TimeBuckets buckets) {
        if (groups == 0) {
            return null;
        }
        Map<List<String>, List<SpeedPoint>> others = new HashMap<>(courses);
        largest.forEach(row -> others.remove(row.keys()));
        CountColumns columns = new CountColumns(buckets.size());
        others.values().stream().flatMap(Collection::stream).forEach(point -> {
            int place = buckets.place(point.start());
            if (place >= 0) {
                columns.add(place, point.row().totals());
            }
        });
        return new Row().with("groups", groups).with("columns", columns.row());
    }

    /** The same groups in the time before; one that had nothing then has the measures of nothing. */
    private Row compare(ComparedTime compared, List<SpeedRow> largest, TimeBuckets buckets) {
        UsageFilter before = question.filter(compared);
        TimeBuckets alike = buckets.alike(compared);
        Map<List<String>, SpeedRow> known = new HashMap<>();
        grouping.rows(usage, before).forEach(row -> known.put(row.keys(), row));
        Map<List<String>, List<SpeedPoint>> courses = courses(before, alike);
        return new Row()
                .with("t", alike.seconds())
                .with(
                        "groups",
                        largest.stream()
                                .map(row -> known.getOrDefault(row.keys(), SpeedRows.sum(row.keys(), List.of())))
                                .map(row -> group(row, courses, alike))
                                .toList());
    }
}
