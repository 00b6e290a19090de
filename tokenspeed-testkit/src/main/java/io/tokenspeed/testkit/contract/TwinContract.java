package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestRequests.NOON;
import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static io.tokenspeed.testkit.fixture.TestRequests.codex;
import static io.tokenspeed.testkit.fixture.TestRequests.opencode;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.DoubleStore;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.storage.Twins;
import io.tokenspeed.testkit.fixture.Permutations;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import io.tokenspeed.testkit.fixture.TestTokens;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A request that two tools stored counts once where the provider's ids show it, and only there. */
public abstract class TwinContract extends LocalStorageContract {
    private static final int ROUNDS = 30;

    @Test
    void twins_inEveryOrder_countOnce() {
        assertEveryOrderKeeps(List.of("claude"), claude("claude").providerIds("a", "r"), step("step"));
    }

    @Test
    void twins_ofAMessageWithSeveralTracesAndCopies_countOnce() {
        assertEveryOrderKeeps(
                List.of("claude"),
                claude("claude").providerIds("a", "r"),
                step("step").forkKey("f"),
                step("copy").messageId("n").forkKey("f"),
                step("message").kind(RecordKind.MESSAGE));
    }

    @Test
    void twins_thatTellMoreAsStepsThanAsAMessage_areThoseThatCount() {
        assertEveryOrderKeeps(
                List.of("claude", "step"),
                claude("claude").providerIds("a", "r"),
                step("step").providerIds(null, null),
                step("message").kind(RecordKind.MESSAGE));
    }

    @Test
    void twins_byTheIdOfTheCall_countOnce() {
        assertEveryOrderKeeps(
                List.of("claude"),
                claude("claude").providerIds("a", "r"),
                step("step").providerIds(null, "r"));
    }

    @Test
    void twins_ofThreeTools_countOnce() {
        assertEveryOrderKeeps(
                List.of("claude"),
                claude("claude").providerIds("a", "r"),
                codex("codex").model("claude-sonnet-4-5").providerIds("a", null),
                step("step"));
    }

    @Test
    void twins_oneOfWhichHoldsAPlaceholder_countAsTheOther() {
        assertEveryOrderKeeps(
                List.of("step"),
                claude("claude").providerIds("a", "r").tokens(TestTokens.placeholder(100, 1)),
                step("step"));
    }

    @Test
    void twins_oneOfWhichHoldsAnImpossibleCounter_countAsTheOther() {
        TokenCounts partial = new TokenCounts(0, 0, 0, 0, 50, 0, true, UsageSource.PARTIAL, true);

        assertEveryOrderKeeps(
                List.of("claude"),
                claude("claude").providerIds("a", "r"),
                step("step").tokens(partial));
    }

    @Test
    void twins_namedInOtherWays_countOnce() {
        assertEveryOrderKeeps(
                List.of("claude"),
                claude("claude").providerIds("a", "r").model("claude-sonnet-4-5-20250929"),
                step("step").model("anthropic/claude-sonnet-4-5"));
    }

    @Test
    void contradictions_countBesideEachOther() {
        List<RequestBuilder> others = List.of(
                step("tokens").tokens(TestTokens.reported(101, 50)),
                step("model").model("claude-opus-4-8"),
                step("call").providerIds("a", "other"),
                step("answer").providerIds("b", "r"),
                step("time").at(NOON.plus(Duration.ofHours(1))));

        for (RequestBuilder other : others) {
            assertEveryOrderCounts(2, claude("claude").providerIds("a", "r"), other);
        }
    }

    @Test
    void oneTool_mayGiveOneIdToManyRequests() {
        assertEveryOrderCounts(
                2, claude("x").providerIds("a", null), claude("y").providerIds("a", null));
    }

    @Test
    void twins_thatAreNotOneToOne_countBesideEachOther() {
        assertEveryOrderCounts(
                3, claude("x").providerIds("a", null), claude("y").providerIds("a", null), step("step"));
    }

    @Test
    void relay_thatGivesOneIdToFewRequests_pairsThoseThatAreAlike() {
        LocalStorage storage = storage();
        for (int i = 1; i <= 3; i++) {
            store(storage, claude("c" + i).providerIds("a", null).tokens(TestTokens.reported(100L * i, i)));
            store(storage, step("s" + i).messageId("m" + i).tokens(TestTokens.reported(100L * i, i)));
        }

        assertThat(naturalKeys(rows(storage, EVERYTHING))).containsExactlyInAnyOrder("c1", "c2", "c3");
    }

    @Test
    void relay_thatGivesOneIdToManyRequests_provesNothing() {
        LocalStorage storage = storing(claude("c0").providerIds("a", null), step("s0"));
        assertThat(requests(storage)).hasSize(1);

        for (int i = 1; i < Twins.MAX_SHARING; i++) {
            store(storage, claude("c" + i).providerIds("a", null).tokens(TestTokens.reported(100L * i, i)));
        }

        assertThat(requests(storage)).hasSize(Twins.MAX_SHARING + 1);
        assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(Twins.MAX_SHARING + 1);
    }

    @Test
    void twins_thatGrowApart_countAgain() {
        LocalStorage storage =
                storing(claude("claude").providerIds("a", "r").tokens(TestTokens.placeholder(100, 1)), step("step"));
        assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(1);

        store(storage, claude("claude").providerIds("a", "r").tokens(TestTokens.reported(100, 70)));

        assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(2);
    }

    @Test
    void countByTool_leavesTwinsOut() {
        LocalStorage storage = storing(claude("claude").providerIds("a", "r"), step("step"));

        assertThat(storage.requests().countByTool()).containsOnlyKeys("claude");
    }

    @Test
    void requests_inAnyOrder_giveWhatTheReferenceGives() {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            List<Request> requests = random(random);
            LocalStorage expected = new InMemoryLocalStorage(Pricing.NONE);
            store(expected, requests);
            Collections.shuffle(requests, random);
            LocalStorage actual = storage();
            int half = requests.size() / 2;
            store(actual, requests.subList(0, half));
            store(actual, requests.subList(half / 2, requests.size()));

            assertThat(naturalKeys(rows(actual, EVERYTHING)))
                    .as("round %d", round)
                    .containsExactlyInAnyOrderElementsOf(naturalKeys(rows(expected, EVERYTHING)));
            assertThat(actual.usage().summary(EVERYTHING).requests())
                    .isEqualTo(expected.usage().summary(EVERYTHING).requests());
        }
    }

    /** Uses few ids and counters, so that requests share some. */
    private static List<Request> random(Random random) {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            RequestBuilder request = switch (random.nextInt(3)) {
                case 0 -> claude("c" + i);
                case 1 -> codex("x" + i).model("claude-sonnet-4-5");
                default ->
                    step("s" + i)
                            .messageId("m" + random.nextInt(6))
                            .kind(random.nextBoolean() ? RecordKind.STEP : RecordKind.MESSAGE)
                            .forkKey(random.nextInt(3) == 0 ? "f" + random.nextInt(2) : null);
            };
            requests.add(request.tokens(TestTokens.reported(100 + random.nextInt(2), 10))
                    .providerIds(id("a", random), id("r", random))
                    .at(NOON.plusSeconds(random.nextInt(3) * 1000L))
                    .build());
        }
        return requests;
    }

    private static String id(String prefix, Random random) {
        return prefix + random.nextInt(12);
    }

    @Test
    void possiblyTwice_tellsWhatNoIdTells() {
        LocalStorage storage = storing(
                claude("alike"),
                step("s1").messageId("m1").providerIds(null, null),
                claude("later").at(NOON.plusSeconds(600)).tokens(TestTokens.reported(300, 30)),
                step("s2")
                        .messageId("m2")
                        .providerIds(null, null)
                        .at(NOON.plusSeconds(600))
                        .tokens(TestTokens.reported(300, 31)));

        assertThat(storage.requests().possiblyTwice(EVERYTHING))
                .containsExactly(new DoubleStore("opencode", "claude", 1));
        assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(4);
    }

    @Test
    void possiblyTwice_leavesOutWhatIdsTell() {
        LocalStorage linked = storing(claude("claude").providerIds("a", "r"), step("step"));
        LocalStorage different =
                storing(claude("claude").providerIds("a", "r"), step("step").providerIds("b", null));
        LocalStorage tiny = storing(
                claude("claude").tokens(TestTokens.reported(3, 2)),
                step("step").providerIds(null, null).tokens(TestTokens.reported(3, 2)));

        assertThat(linked.requests().possiblyTwice(EVERYTHING)).isEmpty();
        assertThat(different.requests().possiblyTwice(EVERYTHING)).isEmpty();
        assertThat(tiny.requests().possiblyTwice(EVERYTHING)).isEmpty();
    }

    /** A record that OpenCode left of a request that Claude Code stores, too. */
    private static RequestBuilder step(String naturalKey) {
        return opencode(RecordKind.STEP, "m", naturalKey)
                .model("claude-sonnet-4-5")
                .provider("anthropic")
                .providerIds("a", null);
    }

    private void assertEveryOrderKeeps(List<String> naturalKeys, RequestBuilder... requests) {
        for (List<RequestBuilder> order : Permutations.of(List.of(requests))) {
            LocalStorage storage = storage();
            order.forEach(request -> store(storage, request));

            assertThat(naturalKeys(rows(storage, EVERYTHING))).containsExactlyInAnyOrderElementsOf(naturalKeys);
            assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(naturalKeys.size());
        }
    }

    private void assertEveryOrderCounts(int count, RequestBuilder... requests) {
        for (List<RequestBuilder> order : Permutations.of(List.of(requests))) {
            LocalStorage storage = storage();
            order.forEach(request -> store(storage, request));

            assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(count);
        }
    }
}
