package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static io.tokenspeed.testkit.fixture.TestRequests.opencode;
import static io.tokenspeed.testkit.fixture.TestRequests.timed;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.dashboard.Arrival;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.dashboard.SessionSummary;
import io.tokenspeed.model.predecessor.PredecessorRow;
import io.tokenspeed.model.predecessor.PredecessorSums;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsagePoint;
import io.tokenspeed.testkit.fixture.RandomRequests;
import io.tokenspeed.testkit.fixture.TestPricing;
import io.tokenspeed.testkit.fixture.TestTokens;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Dashboard queries: random questions get the reference's answers, and single cases are checked by hand. */
public abstract class DashboardContract extends LocalStorageContract {
    private static final Offset<Double> ROUNDING = Offset.offset(1e-6);

    /** The dashboard reader of a storage that {@link #open} opened. */
    protected abstract DashboardReader dashboard(LocalStorage storage);

    @Test
    void answers_toRandomQuestions_areThoseOfTheReference() {
        InMemoryLocalStorage expected = new InMemoryLocalStorage(new TestPricing("p1", 3));
        LocalStorage actual = storage(new TestPricing("p1", 3));
        DashboardReader read = dashboard(actual);
        RandomRequests source = new RandomRequests(77);
        RandomQuestions questions = new RandomQuestions(new Random(5));

        for (int i = 0; i < 10; i++) {
            List<Request> records = source.records(15);
            store(actual, records);
            store(expected, records);
            for (int j = 0; j < 25; j++) {
                assertSameAnswers(read, expected.dashboard(), questions.next());
            }
        }
    }

    private static void assertSameAnswers(
            DashboardReader actual, DashboardReader expected, RandomQuestions.Question about) {
        assertThat(actual.usage().summary(about.filter()))
                .as("summary, %s", about)
                .isEqualTo(expected.usage().summary(about.filter()));
        assertThat(actual.usage().breakdown(about.filter(), about.by()))
                .as("breakdown, %s", about)
                .isEqualTo(expected.usage().breakdown(about.filter(), about.by()));
        assertThat(actual.usage().series(about.filter(), about.interval(), about.by()))
                .as("series, %s", about)
                .isEqualTo(expected.usage().series(about.filter(), about.interval(), about.by()))
                .isEqualTo(given(actual, about));
        assertThat(actual.usage().speeds(about.filter(), about.by()))
                .as("speeds, %s", about)
                .isEqualTo(expected.usage().speeds(about.filter(), about.by()));
        assertThat(actual.usage().speedSeries(about.filter(), about.interval(), about.by()))
                .as("speed series, %s", about)
                .isEqualTo(expected.usage().speedSeries(about.filter(), about.interval(), about.by()));
        assertThat(sessions(actual, about)).as("sessions, %s", about).isEqualTo(sessions(expected, about));
        assertThat(recent(actual, about)).as("recent, %s", about).isEqualTo(recent(expected, about));
        assertCompatible(actual, expected, about);
    }

    private static List<UsagePoint> given(DashboardReader reader, RandomQuestions.Question about) {
        List<UsagePoint> points = new ArrayList<>();
        reader.usage().series(about.filter(), about.interval(), about.by(), points::add);
        return points;
    }

    private static void assertCompatible(
            DashboardReader actual, DashboardReader expected, RandomQuestions.Question about) {
        List<Dimension> by = about.by().stream()
                .filter(dimension -> dimension != Dimension.SESSION)
                .toList();
        List<PredecessorRow> rows = actual.predecessor().breakdown(about.filter(), by);
        List<PredecessorRow> right = expected.predecessor().breakdown(about.filter(), by);

        assertThat(rows)
                .as("compatible, %s", about)
                .extracting(PredecessorRow::keys)
                .isEqualTo(right.stream().map(PredecessorRow::keys).toList());
        for (int i = 0; i < rows.size(); i++) {
            PredecessorSums a = rows.get(i).sums();
            PredecessorSums b = right.get(i).sums();
            assertThat(a.speeds()).isEqualTo(b.speeds());
            assertThat(a.speedSum()).isCloseTo(b.speedSum(), ROUNDING);
            assertThat(a.cost()).isCloseTo(b.cost(), ROUNDING);
            assertThat(a.slowest()).isEqualTo(b.slowest());
            assertThat(a.fastest()).isEqualTo(b.fastest());
        }
    }

    private static List<SessionSummary> sessions(DashboardReader reader, RandomQuestions.Question about) {
        return reader.sessions().recent(about.filter(), about.limit());
    }

    private static List<RecordedRequest> recent(DashboardReader reader, RandomQuestions.Question about) {
        return reader.requests().recent(about.filter(), about.limit()).stream()
                .map(DashboardContract::withoutId)
                .toList();
    }

    private static RecordedRequest withoutId(RecordedRequest row) {
        StoredRequest stored = row.stored();
        return new RecordedRequest(
                new StoredRequest("", stored.request(), stored.computed()),
                row.outputTps(),
                row.totalTps(),
                row.cost());
    }

    @Test
    void predecessor_speeds_areThoseWithoutReasoningOverDuration() {
        LocalStorage storage = storing(
                timed("a", 100, 2_000).tokens(TestTokens.reported(10, 100)),
                timed("b", 30, 1_000).tokens(TestTokens.reported(10, 30)),
                claude("c").startedAt(null));

        List<PredecessorRow> rows = dashboard(storage).predecessor().breakdown(EVERYTHING, List.of());

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.sums().speeds()).isEqualTo(2);
            assertThat(row.sums().meanSpeed()).isCloseTo(40.0, ROUNDING);
            assertThat(row.sums().slowest()).isEqualTo(30.0);
            assertThat(row.sums().fastest()).isEqualTo(50.0);
        });
    }

    @Test
    void projects_ofStoredRequests_areListedByIdWithName() {
        LocalStorage storage = storing(
                claude("a").project("/srv/shop"),
                claude("b").project("/srv/blog"),
                claude("c").project(null));

        assertThat(dashboard(storage).projects().all())
                .extracting(project -> project.id() + " " + project.name())
                .containsExactly("/srv/blog blog", "/srv/shop shop");
    }

    @Test
    void arrivals_afterMark_areNewRequestsInOrder() {
        LocalStorage storage = storing(claude("a"));
        DashboardReader read = dashboard(storage);
        long mark = read.arrivals().last();

        store(storage, claude("b").at("2020-01-01T00:00:00Z"));
        store(storage, claude("a"), claude("c"));

        List<Arrival> arrivals = read.arrivals().after(mark, 10);
        assertThat(arrivals)
                .extracting(arrival -> arrival.request().stored().request().naturalKey())
                .containsExactly("b", "c");
        assertThat(read.arrivals().after(arrivals.get(0).mark(), 10)).hasSize(1);
        assertThat(read.arrivals().after(read.arrivals().last(), 10)).isEmpty();
    }

    @Test
    void arrivals_supersededRecord_isLeftOut() {
        LocalStorage storage = storage();
        DashboardReader read = dashboard(storage);

        store(storage, opencode(RecordKind.STEP, "m", "m step"));
        store(storage, opencode(RecordKind.MESSAGE, "m", "m message"));

        assertThat(read.arrivals().after(0, 10)).hasSize(1);
    }
}
