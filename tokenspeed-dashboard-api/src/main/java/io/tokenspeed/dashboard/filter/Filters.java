package io.tokenspeed.dashboard.filter;

import io.tokenspeed.model.dashboard.RequestBound;
import io.tokenspeed.model.dashboard.RequestFilter;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The filters of a question. All of them must match; of the values of one, any. */
public final class Filters {
    private static final List<Dimension> NAMED =
            List.of(Dimension.PROJECT, Dimension.PROVIDER, Dimension.MODEL, Dimension.TOOL);

    private final List<FilterPart> parts;
    private final List<IgnoredParameter> ignored;

    private Filters(List<FilterPart> parts, List<IgnoredParameter> ignored) {
        this.parts = List.copyOf(parts);
        this.ignored = List.copyOf(ignored);
    }

    /** Reads filters, of which those that this answer does not understand are {@link #ignored}. */
    public static Filters of(List<String> texts, FilterScope scope) {
        List<IgnoredParameter> ignored = new ArrayList<>();
        List<FilterPart> parts = FilterReader.read(texts, scope, ignored);
        return new Filters(parts, ignored);
    }

    /** The filters that are left out. */
    public List<IgnoredParameter> ignored() {
        return ignored;
    }

    /** The only device that is wanted; null for all. */
    public @Nullable String device() {
        return parts.stream()
                .filter(part -> part.field() == FilterField.DEVICE)
                .map(part -> part.values().get(0))
                .findFirst()
                .orElse(null);
    }

    /**
     * Narrows a filter to the names that these filters choose.
     *
     * @param usage knows the names that occur
     */
    public UsageFilter narrow(UsageFilter filter, UsageReader usage) {
        UsageFilter narrowed = filter;
        for (Dimension dimension : NAMED) {
            narrowed = with(narrowed, dimension, names(dimension, filter, usage));
        }
        return narrowed;
    }

    /** Returns a filter that chooses names of one dimension; null for all. */
    public static UsageFilter with(UsageFilter filter, Dimension dimension, @Nullable Set<String> names) {
        return switch (dimension) {
            case PROJECT -> filter.withProjects(names);
            case PROVIDER -> filter.withProviders(names);
            case MODEL -> filter.withModels(names);
            case TOOL -> filter.withTools(names);
            case SESSION -> throw new IllegalArgumentException("no filter chooses sessions");
        };
    }

    private @Nullable Set<String> names(Dimension dimension, UsageFilter filter, UsageReader usage) {
        List<FilterPart> own = parts.stream()
                .filter(part -> part.field().dimension() == dimension)
                .toList();
        if (own.isEmpty()) {
            return null;
        }
        List<String> candidates = own.stream()
                .filter(part -> part.operator() == FilterOperator.IS)
                .findFirst()
                .map(FilterPart::values)
                .orElseGet(() -> all(dimension, filter, usage));
        return candidates.stream()
                .filter(name -> own.stream()
                        .allMatch(part -> part.operator().names(part.values()).test(name)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The names that ever occur, because a filter means the same whatever time is looked at. */
    private static List<String> all(Dimension dimension, UsageFilter filter, UsageReader usage) {
        UsageFilter always = UsageFilter.all(filter.zone());
        return usage.breakdown(always, List.of(dimension)).stream()
                .map(row -> row.keys().get(0))
                .toList();
    }

    /** Adds the conditions of single requests to a filter that is narrowed already. */
    public RequestFilter requests(UsageFilter narrowed) {
        return new RequestFilter(narrowed, statuses(), bounds());
    }

    private @Nullable Set<Status> statuses() {
        List<FilterPart> own = parts.stream()
                .filter(part -> part.field() == FilterField.STATUS)
                .toList();
        return own.isEmpty()
                ? null
                : Arrays.stream(Status.values())
                        .filter(status -> own.stream()
                                .allMatch(part -> part.operator()
                                        .names(part.values())
                                        .test(status.name().toLowerCase(Locale.ROOT))))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private List<RequestBound> bounds() {
        List<RequestBound> bounds = new ArrayList<>();
        for (FilterPart part : parts) {
            if (part.field().number() != null) {
                Long value = Long.valueOf(part.values().get(0));
                boolean least = part.operator() == FilterOperator.GTE;
                bounds.add(new RequestBound(
                        Objects.requireNonNull(part.field().number()), least ? value : null, least ? null : value));
            }
        }
        return bounds;
    }
}
