package io.tokenspeed.store.activity;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.tokenspeed.model.activity.ActivityPage;
import io.tokenspeed.model.activity.ActivityReader;
import io.tokenspeed.model.activity.DayActivity;
import io.tokenspeed.model.activity.InteractionEntry;
import io.tokenspeed.model.activity.PagePosition;
import io.tokenspeed.model.activity.SessionActivity;
import io.tokenspeed.model.activity.SessionFilter;
import io.tokenspeed.model.activity.SessionView;
import io.tokenspeed.model.activity.SystemActivity;
import io.tokenspeed.model.activity.UserActivity;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.telemetry.TelemetryCounts;
import io.tokenspeed.model.track.InteractionKind;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.hours.HourCube;
import io.tokenspeed.store.sqlite.Connections;
import io.tokenspeed.store.telemetry.SqliteTelemetry;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sessions, interactions, days and users of a local database. Safe for use by several threads. */
public final class SqliteActivity implements ActivityReader {
    private static final String FACTS = """
        SELECT (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size),
          (SELECT COUNT(*) FROM requests), (SELECT COALESCE(SUM(requests), 0) FROM archive_hour)\
        """;

    private final Connections connections;
    private final ActivityRows.Sources sources;

    /** Reads from the same sums in memory as other readers. */
    public SqliteActivity(Connections connections, HourCube cube) {
        this.connections = connections;
        this.sources = ActivityRows.Sources.of(connections, cube);
    }

    @Override
    public ActivityPage<SessionActivity> sessions(SessionFilter filter, @Nullable PagePosition after, int limit) {
        return SessionPages.page(sources.now(), filter, after, limit);
    }

    @Override
    public Optional<SessionView> session(String id, CostMode mode) {
        return SessionViews.of(sources.now(), new AgentRuns(connections), id, mode);
    }

    @Override
    public ActivityPage<InteractionEntry> interactions(
            String sessionId, @Nullable InteractionKind kind, @Nullable PagePosition after, int limit) {
        return InteractionPages.page(
                connections, sources.now(), new InteractionPages.Question(sessionId, kind, after, limit));
    }

    @Override
    public void forEachInteraction(UsageFilter filter, Consumer<InteractionEntry> sink) {
        new InteractionStream(sources.now(), filter).each(connections, sink);
    }

    @Override
    public List<DayActivity> days(UsageFilter filter, @Nullable String userId) {
        return ActivityDays.of(sources.now(), filter, userId);
    }

    @Override
    public List<UserActivity> users(UsageFilter filter) {
        Map<String, ActivitySum> sums = new HashMap<>();
        ActivityRows rows = sources.now();
        rows.requestsOfUsers(
                filter,
                (user, block, row) ->
                        sums.computeIfAbsent(user, unused -> new ActivitySum()).add(block, row));
        rows.tracked(
                filter,
                null,
                (user, row) ->
                        sums.computeIfAbsent(user, unused -> new ActivitySum()).add(row));
        List<UserActivity> users = new ArrayList<>();
        sums.forEach((user, sum) -> users.add(
                new UserActivity(user, sum.sessions(), sum.firstAt(), sum.lastAt(), sum.activity(filter.costMode()))));
        users.sort(comparing(UserActivity::lastAt, nullsFirst(naturalOrder()))
                .reversed()
                .thenComparing(UserActivity::userId));
        return users;
    }

    @Override
    public SystemActivity system() {
        ActivityRows rows = sources.now();
        ActivitySum sum = new ActivitySum();
        Set<String> users = new HashSet<>();
        UsageFilter all = UsageFilter.all(ZoneOffset.UTC);
        rows.requestsOfUsers(all, (user, block, row) -> {
            users.add(user);
            sum.add(block, row);
        });
        rows.tracked(all, null, (user, row) -> {
            users.add(user);
            sum.add(row);
        });
        TelemetryCounts telemetry = new SqliteTelemetry(connections).counts();
        return connections.use(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(FACTS)) {
                row.next();
                return new SystemActivity(
                        sum.sessions(),
                        users.size(),
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        telemetry,
                        sum.activity(CostMode.AUTO));
            }
        });
    }
}
