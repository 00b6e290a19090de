package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.activity.ActivityReader;
import io.tokenspeed.model.dashboard.Arrivals;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.dashboard.Project;
import io.tokenspeed.model.dashboard.ProjectList;
import io.tokenspeed.model.dashboard.RequestHistory;
import io.tokenspeed.model.dashboard.SessionHistory;
import io.tokenspeed.model.dashboard.SessionSummary;
import io.tokenspeed.model.predecessor.PredecessorUsageReader;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.PromptSizeReader;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageReader;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The numbers of a dashboard, made from all requests that count. */
record MemoryDashboard(UsageReader usage, Supplier<List<StoredRequest>> counting, Arrivals arrivals)
        implements DashboardReader {
    @Override
    public PredecessorUsageReader predecessor() {
        return new PredecessorAnswers(counting);
    }

    @Override
    public RequestHistory requests() {
        return new MemoryHistory(counting);
    }

    @Override
    public SessionHistory sessions() {
        return (filter, limit) -> counting.get().stream()
                .filter(row -> Matching.matches(filter, row))
                .collect(Collectors.groupingBy(row -> row.request().place().sessionId()))
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
        List<Request> requests = rows.stream().map(StoredRequest::request).toList();
        return new SessionSummary(
                requests.get(0).place().sessionId(),
                requests.stream()
                        .map(request -> request.place().project())
                        .filter(Objects::nonNull)
                        .sorted()
                        .findFirst()
                        .orElse(null),
                requests.stream().map(Request::tool).sorted().findFirst().orElseThrow(),
                requests.stream()
                        .mapToLong(request -> request.timing().earliestMillis())
                        .min()
                        .orElseThrow(),
                requests.stream()
                        .mapToLong(request -> request.timing().instantMillis())
                        .max()
                        .orElseThrow(),
                MemoryTotals.of(rows, filter.costMode()));
    }

    @Override
    public ActivityReader activity() {
        return new MemoryActivity(this);
    }

    @Override
    public PromptSizeReader promptSizes() {
        return new PromptSizeAnswers(counting);
    }

    @Override
    public ProjectList projects() {
        return () -> counting.get().stream()
                .map(row -> row.request().place().project())
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .map(root -> new Project(root, root.substring(root.lastIndexOf('/') + 1), root))
                .toList();
    }
}
