package io.tokenspeed.hub.publishing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.model.published.PublicSums;
import io.tokenspeed.model.published.PublicTokens;
import io.tokenspeed.model.published.PublishedCell;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the sums of published cells: in all, by provider and by model, each of the whole period and of its days. */
final class PublicReport {
    private static final double QUARTERS = 4;
    private static final Comparator<List<PublishedCell>> MOST_REQUESTS_FIRST = Comparator.comparingLong(
                    (List<PublishedCell> cells) -> PublicMeasures.sums(cells).requests())
            .reversed();

    private final PublicPeriod period;
    private final int cohort;
    private final List<PublishedCell> cells;

    /**
     * A report.
     *
     * @param cohort how many devices need a share in what is shown; cells with fewer are left out
     */
    PublicReport(PublicPeriod period, int cohort, List<PublishedCell> cells) {
        this.period = period;
        this.cohort = cohort;
        this.cells = cells.stream().filter(cell -> cell.devices() >= cohort).toList();
    }

    Row json() {
        return new Row()
                .with("meta", meta())
                .with("days", period.days().map(LocalDate::toString).toList())
                .with("totals", PublicMeasures.of(cells))
                .with("columns", columns(cells))
                .with("providers", rows("provider"))
                .with("models", rows("provider", "model"));
    }

    private Row meta() {
        return new Row()
                .with("kind", "hub")
                .with("timeZone", "UTC")
                .with("from", period.first().toString())
                .with("to", period.last().plusDays(1).toString())
                .with("fewestDevices", cohort)
                .with("largestShare", ShownSum.MOST_QUARTERS / QUARTERS);
    }

    /** A row for each value of the fields, the one with the most requests first. */
    private List<Row> rows(String... fields) {
        Function<PublishedCell, List<@Nullable String>> key = cell -> key(cell, fields);
        return cells.stream().collect(groupingBy(key, LinkedHashMap::new, toList())).values().stream()
                .sorted(MOST_REQUESTS_FIRST)
                .map(group -> row(group, fields))
                .toList();
    }

    private static List<@Nullable String> key(PublishedCell cell, String... fields) {
        return Arrays.stream(fields).map(field -> value(cell, field)).toList();
    }

    private static @Nullable String value(PublishedCell cell, String field) {
        return field.equals("provider") ? cell.key().provider() : cell.key().model();
    }

    private Row row(List<PublishedCell> group, String... fields) {
        Row row = new Row();
        for (String field : fields) {
            row.with(field, value(group.get(0), field));
        }
        return row.with("measures", PublicMeasures.of(group)).with("columns", columns(group));
    }

    private Row columns(List<PublishedCell> group) {
        Map<LocalDate, List<PublishedCell>> byDay =
                group.stream().collect(groupingBy(cell -> cell.key().day()));
        return new Row()
                .with("requests", column(byDay, PublicSums::requests))
                .with("totalTokens", column(byDay, sums -> total(sums.tokens())))
                .with("totalCostNanoUsd", column(byDay, PublicSums::nanoUsd));
    }

    private static @Nullable Long total(@Nullable PublicTokens tokens) {
        return tokens == null ? null : (Long) tokens.total();
    }

    /** A value of each day of the period; null where it is not shown. */
    private @Nullable Long[] column(
            Map<LocalDate, List<PublishedCell>> byDay, Function<PublicSums, @Nullable Long> value) {
        return period.days()
                .map(day -> byDay.containsKey(day) ? value.apply(PublicMeasures.sums(byDay.get(day))) : null)
                .toArray(Long[]::new);
    }
}
