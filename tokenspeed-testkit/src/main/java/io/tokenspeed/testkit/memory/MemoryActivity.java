package io.tokenspeed.testkit.memory;

import io.tokenspeed.model.activity.Activity;
import io.tokenspeed.model.activity.ActivityPage;
import io.tokenspeed.model.activity.ActivityReader;
import io.tokenspeed.model.activity.DayActivity;
import io.tokenspeed.model.activity.InteractionEntry;
import io.tokenspeed.model.activity.PagePosition;
import io.tokenspeed.model.activity.SessionActivity;
import io.tokenspeed.model.activity.SessionFilter;
import io.tokenspeed.model.activity.SessionNames;
import io.tokenspeed.model.activity.SessionView;
import io.tokenspeed.model.activity.SystemActivity;
import io.tokenspeed.model.activity.TrackedSums;
import io.tokenspeed.model.activity.UserActivity;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.dashboard.SessionSummary;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.telemetry.TelemetryCounts;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.track.InteractionKind;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sessions of a storage in memory, in which nothing is tracked and no session belongs to another. */
record MemoryActivity(DashboardReader dashboard) implements ActivityReader {
    private static final String SINGLE = "the storage in memory lists no single interactions";

    @Override
    public ActivityPage<SessionActivity> sessions(SessionFilter filter, @Nullable PagePosition after, int limit) {
        List<SessionActivity> rest = dashboard.sessions().recent(filter.usage(), Integer.MAX_VALUE).stream()
                .filter(session -> after == null || isBehind(session, after))
                .map(MemoryActivity::session)
                .toList();
        boolean more = rest.size() > limit;
        List<SessionActivity> page = more ? rest.subList(0, limit) : rest;
        return new ActivityPage<>(
                page,
                more
                        ? new PagePosition(
                                page.get(limit - 1).lastActivity(),
                                page.get(limit - 1).names().id())
                        : null);
    }

    private static boolean isBehind(SessionSummary session, PagePosition after) {
        return session.lastActivity() < after.at()
                || (session.lastActivity() == after.at() && session.id().compareTo(after.id()) > 0);
    }

    private static SessionActivity session(SessionSummary session) {
        return new SessionActivity(
                new SessionNames(
                        session.id(), session.project(), session.tool(), session.id(), SessionNames.LOCAL_USER, null),
                session.startedAt(),
                session.lastActivity(),
                activity(session.totals()),
                0,
                null);
    }

    private static Activity activity(UsageTotals totals) {
        return new Activity(totals, TrackedSums.ZERO);
    }

    @Override
    public Optional<SessionView> session(String id, CostMode mode) {
        UsageFilter all = UsageFilter.all(ZoneOffset.UTC).costing(mode);
        List<UsageRow> models =
                dashboard
                        .usage()
                        .breakdown(all, List.of(Dimension.SESSION, Dimension.PROVIDER, Dimension.MODEL))
                        .stream()
                        .filter(row -> row.keys().get(0).equals(id))
                        .map(row -> new UsageRow(row.keys().subList(1, 3), row.totals()))
                        .toList();
        return dashboard.sessions().recent(all, Integer.MAX_VALUE).stream()
                .filter(session -> session.id().equals(id))
                .map(session -> new SessionView(session(session), List.of(), List.of(), models))
                .findFirst();
    }

    @Override
    public ActivityPage<InteractionEntry> interactions(
            String sessionId, @Nullable InteractionKind kind, @Nullable PagePosition after, int limit) {
        throw new UnsupportedOperationException(SINGLE);
    }

    @Override
    public void forEachInteraction(UsageFilter filter, Consumer<InteractionEntry> sink) {
        throw new UnsupportedOperationException(SINGLE);
    }

    @Override
    public List<DayActivity> days(UsageFilter filter, @Nullable String userId) {
        return dashboard.usage().series(filter, Interval.DAY, List.of()).stream()
                .map(point -> day(point, filter))
                .toList();
    }

    private DayActivity day(UsagePoint point, UsageFilter filter) {
        return new DayActivity(
                point.start().atZone(filter.zone()).toLocalDate(),
                dashboard.sessions().recent(filter, Integer.MAX_VALUE).size(),
                activity(point.totals()));
    }

    @Override
    public List<UserActivity> users(UsageFilter filter) {
        UsageTotals totals = dashboard.usage().summary(filter);
        int sessions = dashboard.sessions().recent(filter, Integer.MAX_VALUE).size();
        return totals.attempts() == 0
                ? List.of()
                : List.of(new UserActivity(
                        SessionNames.LOCAL_USER,
                        sessions,
                        totals.firstAtMillis(),
                        totals.lastAtMillis(),
                        activity(totals)));
    }

    @Override
    public SystemActivity system() {
        UsageFilter all = UsageFilter.all(ZoneOffset.UTC);
        UsageTotals totals = dashboard.usage().summary(all);
        int sessions = dashboard.sessions().recent(all, Integer.MAX_VALUE).size();
        return new SystemActivity(
                sessions, users(all).size(), 0, totals.attempts(), 0, TelemetryCounts.NONE, activity(totals));
    }
}
