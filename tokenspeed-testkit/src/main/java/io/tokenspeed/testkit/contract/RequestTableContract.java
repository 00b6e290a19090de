package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestRequests.cancelled;
import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static io.tokenspeed.testkit.fixture.TestRequests.codex;
import static io.tokenspeed.testkit.fixture.TestRequests.failed;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.Billing;
import io.tokenspeed.model.request.Pass;
import io.tokenspeed.model.request.ProviderIds;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestDetails;
import io.tokenspeed.model.request.RequestEnding;
import io.tokenspeed.model.request.RequestKey;
import io.tokenspeed.model.request.RequestPlace;
import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.testkit.fixture.TestPricing;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Single requests come back as they were stored, in the order of their instants. */
public abstract class RequestTableContract extends LocalStorageContract {
    private static final Request FULL = new Request(
            new RequestKey("claude", "msg_ü 漢 '\"", "fork"),
            RecordKind.SINGLE,
            new TokenCounts(1, 2, 3, 4, 60, 5, true, UsageSource.ESTIMATED, true),
            new Billing("us", 2, List.of(new Pass(1, 0, 3, 0, 20), new Pass(0, 2, 0, 4, 40))),
            12_345_678_901L,
            new ProviderIds("msg_1", "req_1"),
            new RequestDetails(
                    new RequestPlace(2, "session", "message", "/home/ada/ü", "model", "provider", "plan", "agent-7"),
                    new RequestTiming(
                            1_770_000_000_001L,
                            1_770_000_000_500L,
                            1_770_000_003_002L,
                            SpeedBasis.STREAM_WINDOW,
                            2_502L),
                    RequestEnding.ok("priority")));

    private static final Request BARE = new Request(
            new RequestKey("codex", "k"),
            RecordKind.SINGLE,
            TokenCounts.NONE,
            null,
            new RequestDetails(
                    new RequestPlace(0, "", "", null, "", null, null),
                    new RequestTiming(1_770_000_009_000L, null, null, SpeedBasis.NONE, null),
                    RequestEnding.OK));

    @Test
    void forEach_fullAndBareRequest_haveEveryFieldAsStored() {
        LocalStorage storage = storage();

        store(storage, List.of(FULL, BARE));

        assertThat(requests(storage)).containsExactly(FULL, BARE);
    }

    @Test
    void ofSession_severalSessions_givesThoseOfOneInOrder() {
        Request late = claude("late").session("mine").at("2026-03-10T12:00:00Z").build();
        Request early =
                claude("early").session("mine").at("2026-03-10T09:59:59Z").build();
        Request codex = codex("c").session("mine").at("2026-03-10T11:00:00Z").build();
        Request other = claude("x").session("other").at("2026-03-10T11:00:00Z").build();
        LocalStorage storage = storage();
        store(storage, List.of(late, other, codex, early));

        List<String> all = keysOf(storage, "mine", UsageFilter.all(ZoneOffset.UTC));
        List<String> some =
                keysOf(storage, "mine", UsageFilter.all(ZoneOffset.UTC).withTool("claude"));

        assertThat(all).containsExactly(early.naturalKey(), codex.naturalKey(), late.naturalKey());
        assertThat(some).containsExactly(early.naturalKey(), late.naturalKey());
        assertThat(keysOf(storage, "nobody", UsageFilter.all(ZoneOffset.UTC))).isEmpty();
    }

    private static List<String> keysOf(LocalStorage storage, String session, UsageFilter filter) {
        List<String> keys = new ArrayList<>();
        storage.requests()
                .ofSession(session, filter, stored -> keys.add(stored.request().naturalKey()));
        return keys;
    }

    @Test
    void forEach_badEnds_haveStatusAndKind() {
        Request failed = failed("a").at("2026-03-10T10:00:00Z").build();
        Request cancelled = cancelled("b").tokens(TestTokens.placeholder(7, 1)).build();
        LocalStorage storage = storage();

        store(storage, List.of(cancelled, failed));

        assertThat(requests(storage)).containsExactly(failed, cancelled);
    }

    @Test
    void forEach_pricedRequest_hasCostAndPrice() {
        LocalStorage storage = storage(new TestPricing("p1", 2));

        store(storage, claude("a"));

        StoredRequest row = rows(storage, EVERYTHING).get(0);
        assertThat(row.computedCostNano()).isEqualTo(300);
        assertThat(row.priceId()).isEqualTo("p1");
    }

    @Test
    void forEach_givesOldestFirst() {
        assertThat(naturalKeys(rows(threeRequests(), EVERYTHING))).containsExactly("old", "middle", "new");
    }

    @Test
    void forEach_ids_areDistinctAndStay() {
        LocalStorage storage = storing(claude("a"), codex("a"), claude("b"));
        List<String> before = ids(storage);

        store(storage, claude("c"), claude("b").tokens(TestTokens.reported(1_000, 1_000)));

        assertThat(before).doesNotHaveDuplicates().hasSize(3);
        assertThat(ids(storage)).containsAll(before).hasSize(4);
    }

    @Test
    void forEach_sinkAsksTheStorage_isAnswered() {
        LocalStorage storage = threeRequests();
        List<Long> counts = new ArrayList<>();

        storage.requests()
                .forEach(
                        EVERYTHING,
                        row -> counts.add(storage.usage().summary(EVERYTHING).requests()));

        assertThat(counts).containsExactly(3L, 3L, 3L);
    }

    @Test
    void recent_givesNewestFirstUpToTheLimit() {
        LocalStorage storage = threeRequests();

        assertThat(naturalKeys(storage.requests().recent(EVERYTHING, 10))).containsExactly("new", "middle", "old");
        assertThat(naturalKeys(storage.requests().recent(EVERYTHING, 2))).containsExactly("new", "middle");
        assertThat(storage.requests().recent(EVERYTHING, 0)).isEmpty();
    }

    @Test
    void recent_limitCountsWhatMatches() {
        LocalStorage storage = storing(
                claude("old").at("2026-03-10T10:00:00Z"),
                codex("x").at("2026-03-10T11:00:00Z"),
                codex("y").at("2026-03-10T12:00:00Z"));
        var onlyClaude = EVERYTHING.withTool("claude");

        assertThat(naturalKeys(storage.requests().recent(onlyClaude, 1))).containsExactly("old");
    }

    @Test
    void recent_isTheReverseOfForEach() {
        LocalStorage storage =
                storing(claude("a"), claude("b"), claude("c"), failed("d").at("2026-03-10T09:00:00Z"));

        List<StoredRequest> reversed = new ArrayList<>(rows(storage, EVERYTHING));
        Collections.reverse(reversed);

        assertThat(storage.requests().recent(EVERYTHING, 10)).isEqualTo(reversed);
    }

    private LocalStorage threeRequests() {
        return storing(
                claude("middle").at("2026-03-10T10:00:00.001Z"),
                claude("new").at("2026-03-10T10:00:00.002Z"),
                claude("old").at("2026-03-10T10:00:00Z"));
    }

    private static List<String> ids(LocalStorage storage) {
        return rows(storage, EVERYTHING).stream().map(StoredRequest::id).toList();
    }
}
