package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static io.tokenspeed.testkit.fixture.TestRequests.opencode;
import static io.tokenspeed.testkit.fixture.TestRequests.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.UsageTotals;
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
 * Requests that a tool tells by OpenTelemetry count where its session has no transcript, and lend their times to the
 * transcript's requests where it has one, in whichever order both come.
 */
public abstract class TelemetryContract extends LocalStorageContract {
    private static final PooledSpeed DECODE = new PooledSpeed(1, 49, 1_500);

    private static RequestBuilder logged(String key, String call) {
        return claude(key).providerIds(key, call).at("2026-03-10T12:00:00.300Z").speed(SpeedBasis.E2E_APPROX, 2_300L);
    }

    private static Request otel(String call) {
        return told(claude("otel:" + call).providerIds(null, call));
    }

    @Test
    void told_withoutTranscript_counts() {
        LocalStorage storage = storage();

        store(storage, List.of(otel("req_1")));

        UsageTotals totals = storage.usage().summary(EVERYTHING);
        assertThat(totals.requests()).isEqualTo(1);
        assertThat(totals.tokens().output()).isEqualTo(50);
        assertThat(totals.speeds().decode()).isEqualTo(DECODE);
    }

    @Test
    void told_besideTranscript_lendsItsTimesInAnyOrder() {
        for (List<Request> order :
                Permutations.of(List.of(logged("msg_1", "req_1").build(), otel("req_1")))) {
            LocalStorage storage = storage();

            order.forEach(request -> store(storage, List.of(request)));

            UsageTotals totals = storage.usage().summary(EVERYTHING);
            assertThat(totals.requests()).isEqualTo(1);
            assertThat(totals.speeds().decode()).isEqualTo(DECODE);
            assertThat(totals.speeds().e2e()).isEqualTo(new PooledSpeed(1, 50, 2_000));
            assertThat(totals.speeds().approximated()).isZero();
            assertThat(requests(storage)).singleElement().satisfies(request -> {
                assertThat(request.naturalKey()).isEqualTo("msg_1");
                assertThat(request.timing().instantMillis())
                        .isEqualTo(logged("msg_1", "req_1").build().timing().instantMillis());
            });
        }
    }

    @Test
    void told_asWellAsPlaceholder_repairsTheOutput() {
        LocalStorage storage = storage();
        Request placeholder =
                logged("msg_1", "req_1").tokens(TestTokens.placeholder(100, 3)).build();

        store(storage, List.of(placeholder));
        store(storage, List.of(otel("req_1")));

        assertThat(requests(storage))
                .singleElement()
                .satisfies(request -> assertThat(request.tokens()).isEqualTo(TestTokens.reported(100, 50)));
    }

    @Test
    void told_afterTheTranscriptIsReadAgain_staysLent() {
        LocalStorage storage = storage();
        store(storage, List.of(logged("msg_1", "req_1").build(), otel("req_1")));
        List<Request> before = requests(storage);

        store(storage, List.of(logged("msg_1", "req_1").build()));

        assertThat(requests(storage)).isEqualTo(before);
    }

    @Test
    void told_ofAnotherCall_isNotCountedAndLendsNothing() {
        LocalStorage storage = storage();

        store(storage, List.of(logged("msg_1", "req_1").build(), otel("req_2")));

        assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(1);
        assertThat(storage.usage().summary(EVERYTHING).speeds().decode()).isEqualTo(PooledSpeed.NONE);
    }

    @Test
    void told_inAnotherSession_counts() {
        LocalStorage storage = storage();

        store(storage, List.of(logged("msg_1", "req_1").session("other").build(), otel("req_2")));

        assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(2);
    }

    @Test
    void told_tooFarAway_lendsNothing() {
        LocalStorage storage = storage();

        store(
                storage,
                List.of(logged("msg_1", "req_1").at("2026-03-10T12:10:00.001Z").build(), otel("req_1")));

        assertThat(storage.usage().summary(EVERYTHING).speeds().decode()).isEqualTo(PooledSpeed.NONE);
    }

    @Test
    void told_ofFailure_lendsNoCounters() {
        LocalStorage storage = storage();
        Request failure = told(claude("otel:x")
                .providerIds(null, "req_1")
                .tokens(TokenCounts.NONE)
                .failed(ErrorKind.SERVER));

        store(storage, List.of(logged("msg_1", "req_1").build(), failure));

        assertThat(requests(storage).get(0).tokens()).isEqualTo(TestTokens.reported(100, 50));
    }

    @Test
    void told_ofOpenCode_pairsWithTheStepWithOrWithoutCacheInItsInput() {
        TokenCounts step = new TokenCounts(900, 700, 0, 0, 50, 0, false, UsageSource.REPORTED, true);
        TokenCounts otel = new TokenCounts(200, 700, 0, 0, 50, 0, false, UsageSource.REPORTED, true);
        LocalStorage storage = storage();

        store(
                storage,
                List.of(
                        opencode(RecordKind.STEP, "m", "step").tokens(step).build(),
                        told(opencode(RecordKind.STEP, "otel:t", "otel:t").tokens(otel))));

        assertThat(requests(storage)).singleElement().satisfies(request -> {
            assertThat(request.tokens()).isEqualTo(step);
            assertThat(request.speed().basis()).isEqualTo(SpeedBasis.EXACT_DECODE);
        });
    }

    @Test
    void told_inRandomOrderAndBatches_givesTheRowsOfTheReference() {
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

    /** Two sessions whose requests are in the transcript, told, or both, several of them alike. */
    private static List<Request> randomDay(Random random) {
        List<Request> records = new ArrayList<>();
        long at = 1_773_144_000_000L;
        for (int i = 0; i < 14; i++) {
            at += 1_000 + random.nextInt(random.nextInt(4) == 0 ? 3_000_000 : 60_000);
            String call = random.nextInt(3) == 0 ? null : "req_" + i;
            String session = "s" + random.nextInt(2);
            TokenCounts tokens = TestTokens.reported(100 + random.nextInt(2), 40 + random.nextInt(2));
            RequestBuilder request = claude("key-" + i).session(session).providerIds(null, call);
            if (random.nextInt(3) > 0) {
                boolean cut = random.nextInt(3) == 0;
                records.add(request.tokens(cut ? TestTokens.placeholder(tokens.input(), 2) : tokens)
                        .at(Instant.ofEpochMilli(at))
                        .build());
                if (cut) {
                    records.add(request.tokens(tokens).build());
                }
            }
            if (random.nextInt(3) > 0) {
                records.add(told(claude("otel:" + i)
                        .session(session)
                        .providerIds(null, call)
                        .tokens(tokens)
                        .at(Instant.ofEpochMilli(at + random.nextInt(3_000)))));
            }
        }
        return records;
    }
}
