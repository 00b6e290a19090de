package io.tokenspeed.store.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.activity.Activity;
import io.tokenspeed.model.activity.ActivityCost;
import io.tokenspeed.model.activity.ActivityPage;
import io.tokenspeed.model.activity.ActivityReader;
import io.tokenspeed.model.activity.DayActivity;
import io.tokenspeed.model.activity.InteractionEntry;
import io.tokenspeed.model.activity.PagePosition;
import io.tokenspeed.model.activity.SessionActivity;
import io.tokenspeed.model.activity.SessionFilter;
import io.tokenspeed.model.activity.SessionView;
import io.tokenspeed.model.activity.UserActivity;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.track.InteractionKind;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.model.usage.UsageRow;
import io.tokenspeed.model.usage.UsageTotals;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However the same interactions are grouped, their counts and costs add up to the same, to the nano-dollar. */
class ActivitySumsTest {
    private static final UsageFilter EVERYTHING = UsageFilter.all(ZoneId.of("UTC"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void sums_ofEveryGrouping_areTheSame(long seed) throws Exception {
        try (RandomActivity data = new RandomActivity(folder, seed)) {
            DashboardReader reader = data.reader();
            assertSame(reader, EVERYTHING);

            data.importRequests(40);

            assertSame(reader, EVERYTHING);
            assertSame(reader, EVERYTHING.during(aPart()));
            assertSame(reader, UsageFilter.all(ZoneId.of("Asia/Kolkata")).during(aPart()));
        }
    }

    private static TimeRange aPart() {
        return new TimeRange(RandomActivity.START.plusSeconds(40_000), RandomActivity.START.plusSeconds(200_010));
    }

    private static void assertSame(DashboardReader reader, UsageFilter filter) {
        ActivityReader activity = reader.activity();
        Activity sessions = sum(sessions(activity, filter).stream().map(SessionActivity::activity));
        UsageTotals requests = reader.usage().summary(filter);

        assertThat(sessions.totals()).isEqualTo(requests);
        assertThat(sum(activity.users(filter).stream().map(UserActivity::activity)))
                .isEqualTo(sessions);
        assertThat(sum(activity.days(filter, null).stream().map(DayActivity::activity)))
                .isEqualTo(sessions);
        List<InteractionEntry> all = new ArrayList<>();
        activity.forEachInteraction(filter, all::add);
        assertThat(all).hasSize((int) sessions.interactions());
        assertThat(all.stream().map(entry -> entry.outcome().at())).isSorted();
        assertThat(all.stream()
                        .mapToLong(entry -> entry.facts().cost().totalNano())
                        .sum())
                .isEqualTo(sessions.cost().total());
        for (Dimension by : List.of(Dimension.MODEL, Dimension.PROVIDER)) {
            assertThat(reader.usage().breakdown(filter, List.of(by)).stream()
                            .map(UsageRow::totals)
                            .reduce(UsageTotals.ZERO, UsageTotals::plus))
                    .isEqualTo(requests);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void sums_ofSingleInteractions_areThoseOfTheirSession(long seed) throws Exception {
        try (RandomActivity data = new RandomActivity(folder, seed)) {
            ActivityReader activity = data.reader().activity();

            for (SessionActivity session : sessions(activity, EVERYTHING)) {
                List<InteractionEntry> entries =
                        interactions(activity, session.names().id());
                ActivityCost cost = session.activity().cost();

                assertThat(entries).hasSize((int) session.activity().interactions());
                assertThat(entries.stream()
                                .mapToLong(entry -> entry.facts().cost().totalNano())
                                .sum())
                        .isEqualTo(cost.total() == null ? 0 : cost.total());
                assertThat(entries.stream()
                                .filter(entry ->
                                        !entry.facts().cost().unpriced().isEmpty())
                                .count())
                        .isEqualTo(cost.unpriced());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11, 12})
    void view_ofASession_hasTheSumsOfTheList(long seed) throws Exception {
        try (RandomActivity data = new RandomActivity(folder, seed)) {
            ActivityReader activity = data.reader().activity();

            for (SessionActivity session : sessions(activity, EVERYTHING)) {
                SessionView view =
                        activity.session(session.names().id(), CostMode.AUTO).orElseThrow();

                assertThat(view.session().activity()).isEqualTo(session.activity());
                assertThat(view.session().names()).isEqualTo(session.names());
                assertThat(view.agents()).hasSize((int) session.agents());
                assertThat(data.tracked(session.names().id()))
                        .isEqualTo(session.activity().tracked().count());
                assertThat(view.models().stream().map(UsageRow::totals).reduce(UsageTotals.ZERO, UsageTotals::plus))
                        .isEqualTo(session.activity().totals());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {15, 16})
    void answers_afterArchiving_areThoseOfBefore(long seed) throws Exception {
        try (RandomActivity data = new RandomActivity(folder, seed)) {
            List<Object> before = answers(data.reader().activity());

            assertThat(data.archive()).isPositive();

            assertThat(answers(data.reader().activity())).isEqualTo(before);
            assertSame(data.reader(), EVERYTHING.during(aPart()));
        }
    }

    private static List<Object> answers(ActivityReader activity) {
        List<Object> answers = new ArrayList<>();
        for (SessionActivity session : sessions(activity, EVERYTHING)) {
            String id = session.names().id();
            answers.add(List.of(id, session.activity(), session.agents(), interactions(activity, id)));
            answers.add(activity.session(id, CostMode.AUTO).orElseThrow().agents());
        }
        answers.add(activity.users(EVERYTHING).stream()
                .map(user -> List.of(user.userId(), user.activity()))
                .toList());
        answers.add(activity.days(EVERYTHING, null));
        activity.forEachInteraction(EVERYTHING, answers::add);
        return answers;
    }

    @ParameterizedTest
    @ValueSource(longs = {13, 14})
    void trees_holdEveryRequestOnce(long seed) throws Exception {
        try (RandomActivity data = new RandomActivity(folder, seed)) {
            DashboardReader reader = data.reader();
            SessionFilter roots = new SessionFilter(EVERYTHING, null, null, true, null);

            List<SessionActivity> rows =
                    reader.activity().sessions(roots, null, 1000).rows();

            assertThat(rows)
                    .allSatisfy(row -> assertThat(row.names().rootId())
                            .isEqualTo(row.names().id()));
            assertThat(rows.stream().map(SessionActivity::tree).reduce(UsageTotals.ZERO, UsageTotals::plus))
                    .isEqualTo(reader.usage().summary(EVERYTHING));
        }
    }

    @ParameterizedTest
    @EnumSource(InteractionKind.class)
    void trees_chosenByKind_areWhole(InteractionKind kind) throws Exception {
        try (RandomActivity data = new RandomActivity(folder, 17)) {
            ActivityReader activity = data.reader().activity();
            Map<String, SessionActivity> whole =
                    activity.sessions(new SessionFilter(EVERYTHING, null, null, true, null), null, 1000).rows().stream()
                            .collect(Collectors.toMap(row -> row.names().id(), row -> row));
            SessionFilter ofKind = new SessionFilter(EVERYTHING, null, kind, true, null);

            PagePosition after = null;
            do {
                ActivityPage<SessionActivity> page = activity.sessions(ofKind, after, 1);
                for (SessionActivity row : page.rows()) {
                    assertThat(row).isEqualTo(whole.get(row.names().id()));
                }
                after = page.next();
            } while (after != null);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"u-1", "u-2", "local"})
    void days_ofOneUser_areThoseOfTheUser(String user) throws Exception {
        try (RandomActivity data = new RandomActivity(folder, 15)) {
            ActivityReader activity = data.reader().activity();
            UserActivity expected = activity.users(EVERYTHING).stream()
                    .filter(row -> row.userId().equals(user))
                    .findFirst()
                    .orElseThrow();
            SessionFilter ofUser = new SessionFilter(EVERYTHING, user, null, false, null);

            assertThat(sum(activity.days(EVERYTHING, user).stream().map(DayActivity::activity)))
                    .isEqualTo(expected.activity());
            assertThat(sum(activity.sessions(ofUser, null, 1000).rows().stream().map(SessionActivity::activity)))
                    .isEqualTo(expected.activity());
        }
    }

    /** All sessions, read in small pages. */
    private static List<SessionActivity> sessions(ActivityReader activity, UsageFilter filter) {
        List<SessionActivity> all = new ArrayList<>();
        PagePosition after = null;
        do {
            ActivityPage<SessionActivity> page = activity.sessions(SessionFilter.of(filter), after, 5);
            all.addAll(page.rows());
            after = page.next();
        } while (after != null);
        assertThat(all).extracting(row -> row.names().id()).doesNotHaveDuplicates();
        assertThat(all.stream().map(row -> -row.lastActivity())).isSorted();
        return all;
    }

    private static List<InteractionEntry> interactions(ActivityReader activity, String session) {
        List<InteractionEntry> all = new ArrayList<>();
        PagePosition after = null;
        do {
            ActivityPage<InteractionEntry> page = activity.interactions(session, null, after, 3);
            all.addAll(page.rows());
            after = page.next();
        } while (after != null);
        assertThat(all).extracting(InteractionEntry::key).doesNotHaveDuplicates();
        assertThat(all.stream().map(entry -> entry.outcome().at())).isSorted();
        return all;
    }

    private static Activity sum(Stream<Activity> parts) {
        return parts.reduce(Activity.NONE, Activity::plus);
    }
}
