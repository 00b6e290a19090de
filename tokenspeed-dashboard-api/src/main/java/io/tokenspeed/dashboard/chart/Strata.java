package io.tokenspeed.dashboard.chart;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.measure.MeasuresJson;
import io.tokenspeed.dashboard.measure.SpeedRows;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.dashboard.question.AnswerMeta;
import io.tokenspeed.dashboard.question.Question;
import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.usage.PromptSize;
import io.tokenspeed.model.usage.SizedSpeeds;
import io.tokenspeed.model.usage.SpeedRow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the single requests of the groups with most tokens are spread, by the size of their prompts, so that a group with
 * longer prompts is not taken for a slow one.
 */
final class Strata {
    private final Question question;
    private final ServerFacts facts;
    private final Grouping grouping;

    Strata(Question question, ServerFacts facts) {
        this.question = question;
        this.facts = facts;
        this.grouping = Grouping.of(question.query(), question.reader());
    }

    Row row() {
        List<SpeedRow> all = grouping.rows(question.reader().usage(), question.filter());
        List<SpeedRow> largest = all.subList(0, Math.min(all.size(), GroupedSeries.limit(question)));
        Map<List<String>, Map<PromptSize, SizedSpeeds>> known = known();
        AnswerMeta meta =
                new AnswerMeta(facts, question, SpeedRows.sum(List.of(), all).totals());
        return new Row()
                .with("meta", meta.plain())
                .with(
                        "sizes",
                        Arrays.stream(PromptSize.values()).map(Strata::size).toList())
                .with(
                        "groups",
                        largest.stream()
                                .map(row -> group(row.keys(), known.getOrDefault(row.keys(), Map.of())))
                                .toList());
    }

    private Map<List<String>, Map<PromptSize, SizedSpeeds>> known() {
        Map<List<String>, Map<PromptSize, SizedSpeeds>> known = new HashMap<>();
        for (SizedSpeeds row : question.reader().promptSizes().speeds(question.filter(), grouping.by())) {
            known.computeIfAbsent(row.keys(), keys -> new HashMap<>()).put(row.size(), row);
        }
        return known;
    }

    /** The borders of a class, both included. */
    private static Row size(PromptSize size) {
        boolean known = size != PromptSize.UNKNOWN;
        return new Row()
                .with("size", word(size))
                .with("from", known ? (Long) size.least() : null)
                .with("to", known && size != PromptSize.LARGER ? (Long) size.most() : null);
    }

    private static String word(PromptSize size) {
        return size.name().toLowerCase(Locale.ROOT);
    }

    private Row group(List<String> keys, Map<PromptSize, SizedSpeeds> known) {
        return grouping.name(keys)
                .with(
                        "strata",
                        Arrays.stream(PromptSize.values())
                                .map(size -> stratum(size, known.get(size)))
                                .toList());
    }

    private static Row stratum(PromptSize size, @Nullable SizedSpeeds row) {
        SizedSpeeds speeds = row == null
                ? new SizedSpeeds(List.of(), size, 0, Histogram.EMPTY, Histogram.EMPTY, Histogram.EMPTY)
                : row;
        return new Row()
                .with("size", word(size))
                .with("requests", speeds.requests())
                .with(MeasuresJson.spreads(speeds));
    }
}
