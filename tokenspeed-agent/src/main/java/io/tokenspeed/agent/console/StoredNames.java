package io.tokenspeed.agent.console;

import io.tokenspeed.agent.option.Nearest;
import io.tokenspeed.agent.option.ReportOptions;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.agent.terminal.Text;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the project, provider and model that a report was asked for by the names that requests are stored under.
 * Refuses a name that is stored nowhere, because an empty report would look like a time without requests.
 */
final class StoredNames {
    private static final int NAMED = 5;

    private final LocalStorage storage;

    StoredNames(LocalStorage storage) {
        this.storage = storage;
    }

    /**
     * The options with stored names.
     *
     * @throws UsageException if a name is not stored, or a project's name matches several projects
     */
    ReportOptions in(ReportOptions asked) {
        UsageFilter filter = asked.filter();
        return asked.with(filter.withProject(project(UsageFilter.only(filter.projects()), filter))
                .withProvider(exactly("provider", UsageFilter.only(filter.providers()), Dimension.PROVIDER, filter))
                .withModel(exactly("model", UsageFilter.only(filter.models()), Dimension.MODEL, filter)));
    }

    private List<String> names(Dimension dimension, UsageFilter filter) {
        List<String> names = new ArrayList<>();
        for (UsageRow row : storage.usage().breakdown(UsageFilter.all(filter.zone()), List.of(dimension))) {
            names.add(row.keys().get(0));
        }
        return names;
    }

    private @Nullable String exactly(String what, @Nullable String asked, Dimension dimension, UsageFilter filter) {
        if (asked == null || asked.equals(UsageRow.UNKNOWN)) {
            return asked;
        }
        List<String> names = names(dimension, filter);
        List<String> same = filtered(names, name -> name.equalsIgnoreCase(asked));
        if (names.isEmpty() || names.contains(asked)) {
            return asked;
        }
        if (same.size() == 1) {
            return same.get(0);
        }
        List<String> longer = filtered(names, name -> lower(name).contains(lower(asked)));
        String hint = longer.size() == 1 ? Nearest.question(longer.get(0)) : Nearest.hint(asked, names);
        throw unknown(what, asked, hint);
    }

    /** Takes a folder as it is, because no request may have been made in it yet. */
    private @Nullable String project(@Nullable String asked, UsageFilter filter) {
        if (asked == null || asked.startsWith("/") || asked.startsWith("\\") || asked.startsWith(":\\", 1)) {
            return asked;
        }
        List<String> projects = names(Dimension.PROJECT, filter);
        if (projects.isEmpty() || projects.contains(asked)) {
            return asked;
        }
        List<String> found = filtered(projects, project -> name(project).equalsIgnoreCase(asked));
        if (found.isEmpty()) {
            found = filtered(projects, project -> lower(project).contains(lower(asked)));
        }
        if (found.size() > 1) {
            throw new UsageException("--project \"" + Text.clean(asked) + "\" is a part of " + found.size()
                    + " projects: " + listed(found) + "; give more of the one that you mean.");
        }
        if (found.isEmpty()) {
            throw unknown("project", asked, nearProject(asked, projects));
        }
        return found.get(0);
    }

    /** Also compares the single words of each project's name. */
    private static String nearProject(String asked, List<String> projects) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String project : projects) {
            names.putIfAbsent(lower(name(project)), name(project));
        }
        for (String project : projects) {
            for (String word : lower(name(project)).split("[-_. ]+", -1)) {
                names.putIfAbsent(word, name(project));
            }
        }
        return Nearest.to(lower(asked), List.copyOf(names.keySet()))
                .map(near -> Nearest.question(names.getOrDefault(near, near)))
                .orElse("");
    }

    private static UsageException unknown(String what, String asked, String hint) {
        return new UsageException("--" + what + " \"" + Text.clean(asked) + "\" is no " + what
                + " of the stored requests." + Text.clean(hint) + " See \"tokenspeed " + what + "s\".");
    }

    private static List<String> filtered(List<String> names, Predicate<String> condition) {
        return names.stream().filter(condition).toList();
    }

    private static String listed(List<String> names) {
        List<String> first = names.stream().limit(NAMED).map(Text::clean).toList();
        int more = names.size() - first.size();
        return String.join(", ", first) + (more == 0 ? "" : " and " + more + " more");
    }

    /** The last part of a path, with slashes or backslashes. */
    private static String name(String project) {
        String path = project.replace('\\', '/');
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
