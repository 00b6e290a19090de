package io.tokenspeed.dashboard.chart;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.measure.ColumnsJson;
import io.tokenspeed.dashboard.measure.MeasuresJson;
import io.tokenspeed.dashboard.measure.SpeedRows;
import io.tokenspeed.dashboard.period.ComparedTime;
import io.tokenspeed.dashboard.period.TimeBuckets;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.dashboard.question.AnswerMeta;
import io.tokenspeed.dashboard.question.Question;
import io.tokenspeed.dashboard.resource.RequestJson;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sums of a time beside those of the time before. All sums are made of the rows by provider and model, so that they
 * add up.
 */
final class Overview {
    private static final List<Dimension> BY = List.of(Dimension.PROVIDER, Dimension.MODEL);
    private static final int LATEST = 10;

    private final Question question;
    private final ServerFacts facts;
    private final UsageReader usage;
    private final @Nullable ComparedTime compared;

    Overview(Question question, ServerFacts facts) {
        this.question = question;
        this.facts = facts;
        this.usage = question.reader().usage();
        this.compared = question.compared();
    }

    Row row() {
        List<SpeedRow> models = usage.speeds(question.filter(), BY);
        List<SpeedRow> before = compared == null ? List.of() : usage.speeds(question.filter(compared), BY);
        SpeedRow totals = SpeedRows.sum(List.of(), models);
        TimeBuckets buckets = question.buckets(totals.totals());
        return new Row()
                .with("meta", new AnswerMeta(facts, question, totals.totals()).with(buckets, compared))
                .with("totals", MeasuresJson.of(totals))
                .with("previous", compared == null ? null : MeasuresJson.of(SpeedRows.sum(List.of(), before)))
                .with("series", course(question.filter(), buckets))
                .with(
                        "previousSeries",
                        compared == null ? null : course(question.filter(compared), buckets.alike(compared)))
                .with("models", models(models, before))
                .with(
                        "providers",
                        SpeedRows.regrouped(models, 1).stream()
                                .map(Overview::provider)
                                .toList())
                .with("requests", latest());
    }

    private Row course(UsageFilter filter, TimeBuckets buckets) {
        ColumnsJson columns = new ColumnsJson(buckets);
        usage.speedSeries(filter, buckets.length(), List.of(), columns::add);
        return new Row().with("t", buckets.seconds()).with("columns", columns.row());
    }

    private List<Row> models(List<SpeedRow> models, List<SpeedRow> before) {
        Map<List<String>, SpeedRow> known = new HashMap<>();
        before.forEach(row -> known.put(row.keys(), row));
        return models.stream().map(row -> model(row, known.get(row.keys()))).toList();
    }

    private Row model(SpeedRow row, @Nullable SpeedRow before) {
        return new Row()
                .with("provider", row.keys().get(0))
                .with("model", row.keys().get(1))
                .with("measures", MeasuresJson.of(row))
                .with("previous", before == null ? null : MeasuresJson.of(before));
    }

    private static Row provider(SpeedRow row) {
        return new Row().with("provider", row.keys().get(0)).with("measures", MeasuresJson.of(row));
    }

    private List<Row> latest() {
        UsageFilter filter = question.filter();
        return question.reader().requests().recent(filter, LATEST).stream()
                .map(request -> RequestJson.of(request, filter.costMode()))
                .toList();
    }
}
