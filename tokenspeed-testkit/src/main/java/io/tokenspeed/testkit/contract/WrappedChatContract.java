package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestRequests.NOON;
import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static io.tokenspeed.testkit.fixture.TestRequests.codex;
import static io.tokenspeed.testkit.fixture.TestRequests.copilotChat;
import static io.tokenspeed.testkit.fixture.TestRequests.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.testkit.fixture.Permutations;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import io.tokenspeed.testkit.fixture.TestPricing;
import io.tokenspeed.testkit.fixture.TestTokens;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * VS Code tells of requests of agents that it runs, which log or tell them themselves; such a chat does not count, in
 * whichever order both come.
 */
public abstract class WrappedChatContract extends LocalStorageContract {
    private static final long HOUR = 3_600_000;

    private static Request chat(String key) {
        return told(copilotChat(key));
    }

    private void assertCounted(List<Request> records, String... keys) {
        for (List<Request> order : Permutations.of(records)) {
            LocalStorage storage = storage();
            order.forEach(request -> store(storage, List.of(request)));
            LocalStorage together = storage();
            store(together, order);

            assertThat(naturalKeys(rows(storage, EVERYTHING))).as("%s", order).containsExactlyInAnyOrder(keys);
            assertThat(naturalKeys(rows(together, EVERYTHING))).containsExactlyInAnyOrder(keys);
            assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(keys.length);
            assertThat(together.usage().summary(EVERYTHING).requests()).isEqualTo(keys.length);
        }
    }

    @Test
    void chat_aroundAnAgentWithTranscript_isNotCounted() {
        assertCounted(List.of(claude("msg_1").build(), chat("otel:c")), "msg_1");
    }

    @Test
    void chat_aroundAnAgentThatTellsToo_isNotCounted() {
        assertCounted(List.of(told(claude("otel:req_1")), chat("otel:c")), "otel:req_1");
    }

    @Test
    void chat_aroundAnAgentWithBoth_isNotCounted() {
        assertCounted(List.of(claude("msg_1").build(), told(claude("otel:req_1")), chat("otel:c")), "msg_1");
    }

    @Test
    void chat_withTheAgentsIdAndMoreDetails_isNotCounted() {
        Request shared = told(copilotChat("otel:c").model("claude-sonnet-4-5").providerIds("msg_1", null));

        assertCounted(List.of(claude("msg_1").providerIds("msg_1", null).build(), shared), "msg_1");
    }

    @Test
    void chat_twoSecondsApart_isNotCounted() {
        Request later = claude("msg_1").at(NOON.plusMillis(2_000)).build();

        assertCounted(List.of(later, chat("otel:c")), "msg_1");
    }

    @Test
    void chat_furtherApart_counts() {
        Request later = claude("msg_1").at(NOON.plusMillis(2_001)).build();

        assertCounted(List.of(later, chat("otel:c")), "msg_1", "otel:c");
    }

    @Test
    void chat_ofAnotherModel_counts() {
        assertCounted(List.of(codex("t:1").build(), chat("otel:c")), "t:1", "otel:c");
    }

    @Test
    void chat_withOtherCounts_counts() {
        Request larger = claude("msg_1").tokens(TestTokens.reported(101, 50)).build();

        assertCounted(List.of(larger, chat("otel:c")), "msg_1", "otel:c");
    }

    @Test
    void chat_withoutCounts_counts() {
        Request empty = told(copilotChat("otel:c").tokens(TokenCounts.NONE));
        Request other = claude("msg_1").tokens(TokenCounts.NONE).build();

        assertCounted(List.of(other, empty), "msg_1", "otel:c");
    }

    @Test
    void chats_ofVsCodeItself_count() {
        assertCounted(List.of(chat("otel:c"), chat("otel:d")), "otel:c", "otel:d");
    }

    /** The transcript's record grows from a placeholder to what the answer had. */
    @Test
    void chat_aroundAnAnswerThatIsNotComplete_isNotCounted() {
        Request placeholder =
                claude("msg_1").tokens(TestTokens.placeholder(100, 3)).build();
        Request complete = claude("msg_1").build();

        assertCounted(List.of(placeholder, complete, chat("otel:c")), "msg_1");
    }

    @Test
    void chat_ofAnAgentsRecordThatGrows_beginsToCount() {
        Request first = claude("msg_1").build();
        Request grown = claude("msg_1").tokens(TestTokens.reported(100, 90)).build();

        assertCounted(List.of(first, grown, chat("otel:c")), "msg_1", "otel:c");
    }

    @Test
    void chats_inRandomOrderAndBatches_giveTheRowsOfTheReference() {
        for (int seed = 0; seed < 25; seed++) {
            Random random = new Random(seed);
            List<Request> records = randomDay(random);
            Collections.shuffle(records, random);
            LocalStorage expected = new InMemoryLocalStorage(new TestPricing("p1", 3));
            LocalStorage actual = storage(new TestPricing("p1", 3));

            for (int from = 0; from < records.size(); ) {
                int to = Math.min(records.size(), from + 1 + random.nextInt(4));
                store(actual, records.subList(from, to));
                from = to;
            }
            store(expected, records);

            assertThat(withoutIds(actual)).as("seed %d", seed).isEqualTo(withoutIds(expected));
            assertThat(actual.usage().summary(EVERYTHING))
                    .as("seed %d", seed)
                    .isEqualTo(expected.usage().summary(EVERYTHING));
        }
    }

    private static Set<Object> withoutIds(LocalStorage storage) {
        Set<Object> rows = new HashSet<>();
        rows(storage, EVERYTHING)
                .forEach(row -> rows.add(List.of(row.request(), String.valueOf(row.computedCostNano()))));
        return rows;
    }

    /** Requests near the ends of hours, each with up to three records that may share an id of the provider. */
    private static List<Request> randomDay(Random random) {
        List<Request> records = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            long end = NOON.toEpochMilli() + (1 + random.nextInt(3)) * HOUR + random.nextInt(8_000) - 4_000;
            String response = random.nextInt(2) == 0 ? null : "msg_" + i;
            TokenCounts tokens = TestTokens.reported(100 + random.nextInt(2), 40 + random.nextInt(2));
            if (random.nextInt(4) > 0) {
                boolean cut = random.nextInt(3) == 0;
                RequestBuilder logged = claude("key-" + i).session("s" + random.nextInt(2));
                logged.providerIds(response, null).at(Instant.ofEpochMilli(end));
                records.add(logged.tokens(cut ? TestTokens.placeholder(tokens.input(), 2) : tokens)
                        .build());
                if (cut) {
                    records.add(logged.tokens(tokens).build());
                }
            }
            if (random.nextInt(2) == 0) {
                records.add(told(claude("otel:" + i)
                        .session("s" + random.nextInt(2))
                        .tokens(tokens)
                        .at(Instant.ofEpochMilli(end + random.nextInt(500)))));
            }
            records.add(told(copilotChat("otel:chat-" + i)
                    .model("claude-sonnet-4" + (random.nextInt(2) == 0 ? ".5" : "-5"))
                    .providerIds(response, null)
                    .tokens(tokens)
                    .at(Instant.ofEpochMilli(end + random.nextInt(6_000) - 3_000))));
        }
        return records;
    }
}
