package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.dashboard.Arrivals;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.dashboard.Project;
import io.tokenspeed.model.dashboard.ProjectList;
import io.tokenspeed.model.dashboard.RequestHistory;
import io.tokenspeed.model.dashboard.SessionHistory;
import io.tokenspeed.model.dashboard.SessionSummary;
import io.tokenspeed.model.request.Origin;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.CompatibleReader;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What a dashboard reads, made from all requests that count. */
record MemoryDashboard(UsageReader usage, Supplier<List<StoredRequest>> counting, Arrivals arrivals)
        implements DashboardReader {
    @Override
    public CompatibleReader compatible() {
        return new CompatibleAnswers(counting);
    }

    @Override
    public RequestHistory requests() {
        return (filter, limit) -> new MatchingRequests(counting)
                .recent(filter, limit).stream().map(CompatibleAnswers::recorded).toList();
    }

    @Override
    public SessionHistory sessions() {
        return (filter, limit) -> counting.get().stream()
                .filter(row -> Matching.matches(filter, row))
                .collect(Collectors.groupingBy(row -> row.request().origin().sessionId()))
                .values()
                .stream()
                .map(rows -> session(rows, filter))
                .sorted(Comparator.comparingLong(SessionSummary::lastActivity)
                        .reversed()
                        .thenComparing(SessionSummary::id))
                .limit(limit)
                .toList();
    }

    private static SessionSummary session(List<StoredRequest> rows, UsageFilter filter) {
        List<Origin> origins = rows.stream().map(row -> row.request().origin()).toList();
        return new SessionSummary(
                origins.get(0).sessionId(),
                origins.stream()
                        .map(Origin::project)
                        .filter(Objects::nonNull)
                        .sorted()
                        .findFirst()
                        .orElse(null),
                rows.stream()
                        .map(row -> row.request().tool())
                        .sorted()
                        .findFirst()
                        .orElseThrow(),
                origins.stream().mapToLong(MemoryDashboard::start).min().orElseThrow(),
                origins.stream().mapToLong(Origin::instant).max().orElseThrow(),
                Totals.of(rows, filter.costMode()));
    }

    private static long start(Origin origin) {
        Long start = origin.startedAt();
        return start == null ? origin.instant() : start;
    }

    @Override
    public ProjectList projects() {
        return () -> counting.get().stream()
                .map(row -> row.request().origin().project())
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .map(root -> new Project(root, root.substring(root.lastIndexOf('/') + 1), root))
                .toList();
    }
}
