package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static io.tokenspeed.testkit.fixture.TestRequests.codex;
import static io.tokenspeed.testkit.fixture.TestRequests.opencode;
import static io.tokenspeed.testkit.fixture.TestRequests.timed;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.activity.PagePosition;
import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.dashboard.RecordedRequest;
import io.tokenspeed.model.dashboard.RequestBound;
import io.tokenspeed.model.dashboard.RequestFilter;
import io.tokenspeed.model.dashboard.RequestHistory;
import io.tokenspeed.model.dashboard.RequestNumber;
import io.tokenspeed.model.dashboard.RequestPage;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.testkit.fixture.RandomRequests;
import io.tokenspeed.testkit.fixture.TestPricing;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of single requests, page by page: every row once, also while others are stored, and counted exactly. */
public abstract class RequestPageContract extends LocalStorageContract {
    private static final RequestFilter ALL = RequestFilter.of(EVERYTHING);
    private static final List<RequestNumber> NUMBERS = List.of(RequestNumber.values());

    /** The dashboard reader of a storage that {@link #open} opened. */
    protected abstract DashboardReader dashboard(LocalStorage storage);

    private RequestHistory history(LocalStorage storage) {
        return dashboard(storage).requests();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 1_000})
    void pages_ofAllRequests_haveEachOnceLatestFirst(int limit) {
        LocalStorage storage = storage();
        store(storage, sameInstants());

        List<String> ids = ids(pages(storage, ALL, limit));

        assertThat(ids).hasSize(20).doesNotHaveDuplicates().isEqualTo(expected(storage, ALL));
        assertThat(history(storage).page(ALL, null, 20).next()).isNull();
        assertThat(history(storage).page(ALL, null, 19).next()).isNotNull();
    }

    /** Four requests in each of five instants, of which two are the last and the first of an hour. */
    private static List<Request> sameInstants() {
        List<String> instants = List.of(
                "2026-03-10T12:59:59.999Z",
                "2026-03-10T13:00:00Z",
                "2026-03-10T13:00:00.001Z",
                "2026-03-08T00:00:00Z",
                "2026-03-10T14:30:00Z");
        return IntStream.range(0, 20)
                .mapToObj(i -> claude("key-" + i).at(instants.get(i % 5)).build())
                .toList();
    }

    private static List<String> expected(LocalStorage storage, RequestFilter filter) {
        List<String> ids = new ArrayList<>();
        storage.requests().forEach(filter.usage(), row -> ids.add(0, row.id()));
        return ids;
    }

    @Test
    void pages_whileRequestsAreStored_neitherMissNorRepeatARow() {
        LocalStorage storage = storage();
        store(storage, sameInstants());
        List<String> before = expected(storage, ALL);
        RequestPage first = history(storage).page(ALL, null, 6);

        store(
                storage,
                claude("later").at("2026-03-11T00:00:00Z"),
                claude("key-99").at("2026-03-10T14:30:00Z"));

        List<RecordedRequest> rows = new ArrayList<>(first.rows());
        rows.addAll(pages(storage, ALL, first.next(), 6));
        assertThat(ids(rows)).isEqualTo(before);
    }

    @Test
    void pages_ofRandomQuestions_areThoseOfTheReference() {
        InMemoryLocalStorage reference = new InMemoryLocalStorage(new TestPricing("p1", 3));
        LocalStorage storage = storage(new TestPricing("p1", 3));
        List<Request> records = new RandomRequests(31).records(150);
        store(storage, records);
        store(reference, records);
        Random random = new Random(4);
        RandomQuestions questions = new RandomQuestions(random);
        RequestHistory actual = history(storage);
        RequestHistory right = reference.dashboard().requests();

        for (int i = 0; i < 150; i++) {
            RequestFilter filter = filter(questions.next().filter(), random);
            List<RecordedRequest> rows = pages(actual, filter, null, 1 + random.nextInt(20));
            assertThat(requests(rows)).as("%s", filter).isEqualTo(requests(pages(right, filter, null, 1_000)));
            assertThat(actual.count(filter)).as("count, %s", filter).isEqualTo(rows.size());
            List<RecordedRequest> exported = new ArrayList<>();
            actual.forEach(filter, exported::add);
            assertThat(exported).as("all, %s", filter).isEqualTo(rows);
        }
    }

    private static RequestFilter filter(UsageFilter usage, Random random) {
        EnumSet<Status> statuses = EnumSet.noneOf(Status.class);
        Arrays.stream(Status.values()).filter(status -> random.nextBoolean()).forEach(statuses::add);
        List<RequestBound> bounds = random.nextBoolean() ? List.of() : List.of(bound(random), bound(random));
        return new RequestFilter(usage, random.nextBoolean() ? null : statuses, bounds);
    }

    private static RequestBound bound(Random random) {
        RequestNumber number = NUMBERS.get(random.nextInt(NUMBERS.size()));
        Long atLeast = random.nextInt(3) == 0 ? null : (Long) (long) random.nextInt(500);
        Long atMost = random.nextInt(3) == 0 ? null : (Long) (long) random.nextInt(4_000);
        return new RequestBound(number, atLeast, atMost);
    }

    @Test
    void bounds_unknownNumber_isNeverMet() {
        LocalStorage storage = storing(
                timed("slow", 100, 4_000),
                timed("quick", 20, 1_000).at("2026-03-10T12:00:01Z").lasting(1_000),
                claude("instant").at("2026-03-10T12:00:02Z").lasting(0),
                claude("unknown").at("2026-03-10T12:00:03Z").startedAt(null));

        assertThat(bounded(storage, RequestNumber.LATENCY_MS, 1_000L, null)).containsExactly("quick", "slow");
        assertThat(bounded(storage, RequestNumber.LATENCY_MS, null, 1_000L)).containsExactly("instant", "quick");
        assertThat(bounded(storage, RequestNumber.LATENCY_MS, null, null)).containsExactly("instant", "quick", "slow");
        assertThat(bounded(storage, RequestNumber.TTFT_MS, null, null)).isEmpty();
        assertThat(bounded(storage, RequestNumber.OUTPUT_TOKENS, 21L, 100L))
                .containsExactly("unknown", "instant", "slow");
        assertThat(bounded(storage, RequestNumber.COST_NANO, 0L, null)).isEmpty();
    }

    @Test
    void bounds_ofTokensAndWaits_meanWhatTheRowShows() {
        LocalStorage storage = storing(claude("classes").lasting(3_000).tokens(TestTokens.everyClass(10)));
        store(storage, List.of(TestRequests.told(codex("told").at("2026-03-10T12:00:01Z"))));
        long total = TestTokens.everyClass(10).total();

        assertThat(bounded(storage, RequestNumber.TTFT_MS, 500L, 500L)).containsExactly("told");
        assertThat(bounded(storage, RequestNumber.LATENCY_MS, 2_000L, 2_000L)).containsExactly("told");
        assertThat(bounded(storage, RequestNumber.TOTAL_TOKENS, total, total)).containsExactly("classes");
    }

    @Test
    void bounds_ofCost_areAboutTheCostOfTheMode() {
        LocalStorage storage = storage(new TestPricing("p1", 3));
        store(storage, claude("a").logged(7L), claude("b").logged(null).at("2026-03-10T12:00:01Z"));
        RequestBound few = new RequestBound(RequestNumber.COST_NANO, null, 10L);

        assertThat(keys(storage, new RequestFilter(EVERYTHING, null, List.of(few))))
                .containsExactly("a");
        assertThat(keys(storage, new RequestFilter(EVERYTHING.costing(CostMode.CALCULATE), null, List.of(few))))
                .isEmpty();
        assertThat(keys(storage, new RequestFilter(EVERYTHING.costing(CostMode.DISPLAY), null, List.of(few))))
                .containsExactly("a");
    }

    @Test
    void statuses_chosen_areTheOnlyOnes() {
        LocalStorage storage = storing(
                claude("ok"),
                TestRequests.failed("failed").at("2026-03-10T12:00:01Z"),
                TestRequests.cancelled("cancelled").at("2026-03-10T12:00:02Z"));

        assertThat(keys(storage, withStatus(Status.OK))).containsExactly("ok");
        assertThat(keys(storage, withStatus(Status.FAILED, Status.CANCELLED))).containsExactly("cancelled", "failed");
        assertThat(keys(storage, withStatus())).isEmpty();
        assertThat(history(storage).count(ALL)).isEqualTo(3);
    }

    private static RequestFilter withStatus(Status... statuses) {
        return new RequestFilter(EVERYTHING, Set.of(statuses), List.of());
    }

    @Test
    void request_byId_isTheRowThatCounts() {
        LocalStorage storage = storing(
                claude("a"),
                claude("b").providerIds("b", "call"),
                codex("thread:turn"),
                opencode(RecordKind.STEP, "m", "m step"),
                opencode(RecordKind.MESSAGE, "m", "m message"));

        for (RecordedRequest row : pages(storage, ALL, 10)) {
            assertThat(history(storage).request(row.stored().id())).contains(row);
        }
        assertThat(history(storage).request("claude:c")).isEmpty();
        assertThat(history(storage).request("opencode:m message")).isEmpty();
        assertThat(history(storage).request("")).isEmpty();
    }

    private List<String> bounded(
            LocalStorage storage, RequestNumber number, @Nullable Long atLeast, @Nullable Long atMost) {
        return keys(storage, new RequestFilter(EVERYTHING, null, List.of(new RequestBound(number, atLeast, atMost))));
    }

    private List<String> keys(LocalStorage storage, RequestFilter filter) {
        List<RecordedRequest> rows = pages(storage, filter, 2);
        assertThat(history(storage).count(filter)).isEqualTo(rows.size());
        return rows.stream().map(row -> row.stored().request().naturalKey()).toList();
    }

    private List<RecordedRequest> pages(LocalStorage storage, RequestFilter filter, int limit) {
        return pages(storage, filter, null, limit);
    }

    private List<RecordedRequest> pages(
            LocalStorage storage, RequestFilter filter, @Nullable PagePosition after, int limit) {
        return pages(history(storage), filter, after, limit);
    }

    private static List<RecordedRequest> pages(
            RequestHistory history, RequestFilter filter, @Nullable PagePosition after, int limit) {
        List<RecordedRequest> rows = new ArrayList<>();
        PagePosition position = after;
        do {
            RequestPage page = history.page(filter, position, limit);
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(limit);
            rows.addAll(page.rows());
            position = page.next();
        } while (position != null);
        return rows;
    }

    private static List<String> ids(List<RecordedRequest> rows) {
        return rows.stream().map(row -> row.stored().id()).toList();
    }

    private static List<Request> requests(List<RecordedRequest> rows) {
        return rows.stream().map(row -> row.stored().request()).toList();
    }
}
