package io.tokenspeed.dashboard.chart;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.measure.Bins;
import io.tokenspeed.dashboard.measure.MeasuresJson;
import io.tokenspeed.dashboard.measure.SpeedRows;
import io.tokenspeed.dashboard.measure.SpreadMeasure;
import io.tokenspeed.dashboard.query.Parameter;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.dashboard.question.AnswerMeta;
import io.tokenspeed.dashboard.question.Question;
import io.tokenspeed.model.usage.SpeedRow;
import java.util.List;

/** How the single requests of the groups with most tokens are spread over bins, which are the same for all groups. */
final class Distributed {
    private final Question question;
    private final ServerFacts facts;
    private final Grouping grouping;
    private final SpreadMeasure measure;

    Distributed(Question question, ServerFacts facts) {
        this.question = question;
        this.facts = facts;
        this.grouping = Grouping.of(question.query(), question.reader());
        String word = question.query().choice(Parameter.MEASURE, null);
        this.measure = word == null ? SpreadMeasure.E2E : SpreadMeasure.of(word);
    }

    Row row() {
        List<SpeedRow> all = grouping.rows(question.reader().usage(), question.filter());
        List<SpeedRow> largest = all.subList(0, Math.min(all.size(), GroupedSeries.limit(question)));
        Bins bins = new Bins(measure, largest.stream().map(measure::histogram).toList());
        return new Row()
                .with(
                        "meta",
                        new AnswerMeta(
                                        facts,
                                        question,
                                        SpeedRows.sum(List.of(), all).totals())
                                .plain())
                .with("metric", measure.word())
                .with("unit", measure.unit())
                .with("groups", largest.stream().map(row -> group(row, bins)).toList());
    }

    private Row group(SpeedRow row, Bins bins) {
        return grouping.name(row.keys())
                .with("measures", MeasuresJson.of(row))
                .with(
                        "bins",
                        new Row().with("edges", bins.edges()).with("counts", bins.counts(measure.histogram(row))));
    }
}
