package io.tokenspeed.dashboard.session;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.resource.RequestJson;
import io.tokenspeed.model.activity.SessionView;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.dashboard.RequestFilter;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;

/** The requests of one session: what they cost by kind of token, and the latest of them. */
final class SessionRequests {
    private static final int MOST = 500;
    private static final Comparator<RecordedRequest> EARLIEST_FIRST = Comparator.comparingLong(
                    (RecordedRequest row) -> row.stored().request().timing().instantMillis())
            .thenComparing(row -> row.stored().id());

    private final SessionView view;
    private final CostMode mode;
    private final CostBreakdown costs;
    private final PriorityQueue<RecordedRequest> latest = new PriorityQueue<>(EARLIEST_FIRST);
    private long total;

    private SessionRequests(SessionView view, CostMode mode, Pricing prices) {
        this.view = view;
        this.mode = mode;
        this.costs = new CostBreakdown(prices, mode);
    }

    static SessionRequests read(SessionView view, DashboardReader reader, CostMode mode, Pricing prices) {
        SessionRequests read = new SessionRequests(view, mode, prices);
        reader.requests().forEach(RequestFilter.of(read.filter()), read::add);
        read.costs.addOther(view.session().activity().tracked().cost().aiTokens());
        return read;
    }

    /** Narrows the requests to the time and the models of the session, because sums are kept by these. */
    private UsageFilter filter() {
        return UsageFilter.all(ZoneOffset.UTC)
                .during(new TimeRange(
                        Instant.ofEpochMilli(view.session().startedAt()),
                        Instant.ofEpochMilli(view.session().lastActivity() + 1)))
                .withProviders(keys(0))
                .withModels(keys(1))
                .costing(mode);
    }

    private Set<String> keys(int place) {
        return view.models().stream()
                .map(UsageRow::keys)
                .map(keys -> keys.get(place))
                .collect(Collectors.toSet());
    }

    /** Requests come in any order of hours, so the earliest is dropped, not the first. */
    private void add(RecordedRequest row) {
        StoredRequest stored = row.stored();
        if (stored.request().place().sessionId().equals(view.session().names().id())) {
            costs.add(stored);
            total++;
            latest.add(row);
            if (latest.size() > MOST) {
                latest.remove();
            }
        }
    }

    /** Returns the fields that a session has beside its sums. */
    Row row() {
        return new Row()
                .with("breakdown", costs.rows())
                .with(
                        "requests",
                        latest.stream()
                                .sorted(EARLIEST_FIRST)
                                .map(row -> RequestJson.of(row, mode))
                                .toList())
                .with("requestsTotal", total);
    }
}
