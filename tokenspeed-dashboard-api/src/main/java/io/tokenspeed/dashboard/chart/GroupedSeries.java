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
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
        Map<List<String>, ColumnsJson> courses = courses(question.filter(), largest, buckets);
        return new Row()
                .with("meta", new AnswerMeta(facts, question, totals.totals()).with(buckets, compared))
                .with("t", buckets.seconds())
                .with("groups", largest.stream().map(row -> group(row, courses)).toList())
                .with("other", other(rows.size() - largest.size(), largest, buckets))
                .with("compare", compared == null ? null : compare(compared, largest, buckets));
    }

    /** Asks only for the groups that are shown, because distributions of all others take most of the time. */
    private Map<List<String>, ColumnsJson> courses(UsageFilter filter, List<SpeedRow> shown, TimeBuckets buckets) {
        Map<List<String>, ColumnsJson> courses = new HashMap<>();
        shown.forEach(row -> courses.put(row.keys(), new ColumnsJson(buckets)));
        usage.speedSeries(grouping.only(filter, shown), buckets.length(), grouping.by(), point -> {
            ColumnsJson course = courses.get(point.row().keys());
            if (course != null) {
                course.add(point);
            }
        });
        return courses;
    }

    private Row group(SpeedRow row, Map<List<String>, ColumnsJson> courses) {
        ColumnsJson course = Objects.requireNonNull(courses.get(row.keys()), "every shown group has its course");
        return grouping.name(row.keys()).with("measures", MeasuresJson.of(row)).with("columns", course.row());
    }

    private @Nullable Row other(int groups, List<SpeedRow> largest, TimeBuckets buckets) {
        if (groups == 0) {
            return null;
        }
        Set<List<String>> shown = largest.stream().map(SpeedRow::keys).collect(Collectors.toSet());
        CountColumns columns = new CountColumns(buckets.size());
        usage.series(question.filter(), buckets.length(), grouping.by(), point -> {
            int place = buckets.place(point.start());
            if (place >= 0 && !shown.contains(point.keys())) {
                columns.add(place, point.totals());
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
        Map<List<String>, ColumnsJson> courses = courses(before, largest, alike);
        return new Row()
                .with("t", alike.seconds())
                .with(
                        "groups",
                        largest.stream()
                                .map(row -> known.getOrDefault(row.keys(), SpeedRows.sum(row.keys(), List.of())))
                                .map(row -> group(row, courses))
                                .toList());
    }
}
