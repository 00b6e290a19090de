package io.tokenspeed.dashboard.chart;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.measure.SpeedRows;
import io.tokenspeed.dashboard.query.Parameter;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.dashboard.Project;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a chart tells apart, and what its groups are called.
 *
 * @param by the dimensions whose values are the keys of a group; none for one group of everything
 * @param projects the names of projects by their ids; empty where other things are told apart
 */
record Grouping(List<Dimension> by, Map<String, String> projects) {
    Grouping {
        by = List.copyOf(by);
        projects = Map.copyOf(projects);
    }

    /** Returns what a question tells apart. */
    static Grouping of(Query query, DashboardReader reader) {
        String word = query.choice(Parameter.GROUP, "none");
        return switch (word == null ? "none" : word) {
            case "model" -> new Grouping(List.of(Dimension.PROVIDER, Dimension.MODEL), Map.of());
            case "provider" -> new Grouping(List.of(Dimension.PROVIDER), Map.of());
            case "tool" -> new Grouping(List.of(Dimension.TOOL), Map.of());
            case "project" -> new Grouping(List.of(Dimension.PROJECT), names(reader));
            default -> new Grouping(List.of(), Map.of());
        };
    }

    /** Returns the groups, most tokens first. Where nothing is told apart there is one, also if nothing matches. */
    List<SpeedRow> rows(UsageReader usage, UsageFilter filter) {
        List<SpeedRow> rows = usage.speeds(filter, by);
        return by.isEmpty() ? List.of(SpeedRows.sum(List.of(), rows)) : rows;
    }

    /** Returns a filter that matches these groups, and of two dimensions also other pairs of their values. */
    UsageFilter only(UsageFilter filter, List<SpeedRow> groups) {
        UsageFilter only = filter;
        for (int i = 0; i < by.size(); i++) {
            int key = i;
            Set<String> values =
                    groups.stream().map(group -> group.keys().get(key)).collect(Collectors.toSet());
            only = switch (by.get(i)) {
                case PROJECT -> only.withProjects(values);
                case PROVIDER -> only.withProviders(values);
                case MODEL -> only.withModels(values);
                case TOOL -> only.withTools(values);
                case SESSION -> throw new IllegalStateException("charts tell no sessions apart");
            };
        }
        return only;
    }

    /** Returns the names of projects by their ids. */
    static Map<String, String> names(DashboardReader reader) {
        return reader.projects().all().stream().collect(Collectors.toMap(Project::id, Project::name));
    }

    /** Returns the fields that name a group: models of one name differ by their provider. */
    Row name(List<String> keys) {
        String last = keys.isEmpty() ? "" : keys.get(keys.size() - 1);
        boolean model = keys.size() > 1;
        return new Row()
                .with("key", String.join("/", keys))
                .with("label", projects.getOrDefault(last, last))
                .with("provider", model ? keys.get(0) : null);
    }
}
