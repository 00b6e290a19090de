package io.tokenspeed.dashboard.chart;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.filter.Filters;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.dashboard.query.ServerKind;
import io.tokenspeed.dashboard.question.AnswerMeta;
import io.tokenspeed.dashboard.question.Question;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.dashboard.DeviceSums;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageRow;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The names that filters can choose. Those of a dimension are found with the filters of the others alone, so that a list
 * still has the names beside the chosen one.
 */
final class FacetLists {
    private static final int MOST = 200;

    private final Question question;
    private final ServerFacts facts;
    private final DashboardReader everything;

    /** Lists for a question; devices are looked up in {@code everything}. */
    FacetLists(Question question, ServerFacts facts, DashboardReader everything) {
        this.question = question;
        this.facts = facts;
        this.everything = everything;
    }

    private record Facet(String value, String label, long requests) {
        Row row() {
            return new Row().with("value", value).with("label", label).with("requests", requests);
        }
    }

    Row row() {
        AnswerMeta meta =
                new AnswerMeta(facts, question, question.reader().usage().summary(question.filter()));
        return new Row()
                .with("meta", meta.plain())
                .with("projects", names(Dimension.PROJECT, Grouping.names(question.reader())))
                .with("providers", names(Dimension.PROVIDER, Map.of()))
                .with("models", names(Dimension.MODEL, Map.of()))
                .with("tools", names(Dimension.TOOL, Map.of()))
                .with("devices", devices());
    }

    private List<Row> names(Dimension dimension, Map<String, String> labels) {
        List<UsageRow> rows = question.reader()
                .usage()
                .breakdown(Filters.with(question.filter(), dimension, null), List.of(dimension));
        return sorted(rows.stream()
                .map(row -> {
                    String value = row.keys().get(0);
                    return new Facet(
                            value,
                            labels.getOrDefault(value, value),
                            row.totals().requests());
                })
                .toList());
    }

    private @Nullable List<Row> devices() {
        if (facts.kind() != ServerKind.HUB) {
            return null;
        }
        return sorted(everything.devices(question.filter()).stream()
                .map(FacetLists::device)
                .toList());
    }

    private static Facet device(DeviceSums device) {
        return new Facet(
                device.id(),
                Objects.requireNonNullElse(device.name(), device.id()),
                device.row().totals().requests());
    }

    private static List<Row> sorted(List<Facet> facets) {
        return facets.stream()
                .sorted(Comparator.comparingLong(Facet::requests).reversed().thenComparing(Facet::value))
                .limit(MOST)
                .map(Facet::row)
                .toList();
    }
}
