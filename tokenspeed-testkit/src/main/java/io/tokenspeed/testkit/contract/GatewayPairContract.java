package io.tokenspeed.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.MeasuredBy;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestLabels;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.StreamChunks;
import io.tokenspeed.model.request.StreamTimes;
import io.tokenspeed.model.storage.GatewayPairs;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.testkit.fixture.Permutations;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A request that a gateway saw and its tool logged counts once, with the gateway's times, in whatever order both come. */
public abstract class GatewayPairContract extends LocalStorageContract {
    private static final Instant NOON = Instant.parse("2026-11-15T12:00:00Z");
    private static final int ROUNDS = 40;

    @Test
    void pair_inEveryOrder_countsOnceWithTheTimesOfTheWire() {
        for (List<Request> order : orders(log("l", 3), wire("gw:g", 0))) {
            LocalStorage storage = storage();
            order.forEach(request -> store(storage, List.of(request)));

            Request counted = requests(storage).get(0);
            assertThat(requests(storage)).hasSize(1);
            assertThat(counted.naturalKey()).isEqualTo("l");
            assertThat(counted.speed().basis()).isEqualTo(SpeedBasis.EXACT_DECODE);
            assertThat(counted.ttftMillis()).isEqualTo(200);
            assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(1);
        }
    }

    @Test
    void wireOfAKnownKey_repairsThePlaceholderOfTheLog() {
        Request log = builder("msg_1").tokens(TestTokens.placeholder(100, 1)).build();
        Request wire = measured(builder("msg_1").at(NOON).distance(GatewayPairs.DISTANCE));
        for (List<Request> order : orders(log, wire)) {
            LocalStorage storage = storage();
            order.forEach(request -> store(storage, List.of(request)));

            Request counted = requests(storage).get(0);
            assertThat(counted.tokens().output()).isEqualTo(50);
            assertThat(counted.tokens().outputReliable()).isTrue();
            assertThat(counted.place().distance()).isZero();
            assertThat(counted.speed().basis()).isEqualTo(SpeedBasis.EXACT_DECODE);
        }
    }

    @Test
    void pair_thatIsReadAgain_staysOne() {
        LocalStorage storage = storage();
        List<Request> both = List.of(log("l", 3), wire("gw:g", 0));
        store(storage, both);

        store(storage, both);
        store(storage, List.of(both.get(0)));

        assertThat(requests(storage)).hasSize(1);
        assertThat(requests(storage).get(0).speed().basis()).isEqualTo(SpeedBasis.EXACT_DECODE);
    }

    @Test
    void equalRequestsAtTheSameTime_arePairedOneByOne() {
        List<Request> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(wire("gw:g" + i, 10L * i));
            all.add(log("l" + i, 1000 + 10L * i));
        }

        LocalStorage storage = storage();
        store(storage, all);

        assertThat(naturalKeys(rows(storage, EVERYTHING))).containsExactlyInAnyOrder("l0", "l1", "l2", "l3", "l4");
    }

    @Test
    void nearMisses_countBesideEachOther() {
        List<Request> others = List.of(
                builder("tokens").tokens(TestTokens.reported(101, 50)).build(),
                builder("model").model("o9").build(),
                builder("session").session("other").build(),
                log("late", 31_000),
                log("early", -2_001));

        for (Request other : others) {
            LocalStorage storage = storage();
            store(storage, List.of(wire("gw:g", 0), other));

            assertThat(requests(storage)).as(other.naturalKey()).hasSize(2);
        }
    }

    @Test
    void unknownSession_isAnySession() {
        LocalStorage storage = storage();

        store(storage, List.of(measured(builder("gw:g").session("gw-1").at(NOON)), log("l", 5)));

        assertThat(naturalKeys(rows(storage, EVERYTHING))).containsExactly("l");
    }

    @Test
    void retries_leaveTheLastToTheLog() {
        LocalStorage storage = storage();
        List<Request> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(measured(builder("gw:g" + i).at(NOON.plusSeconds(10L * i)).failed(ErrorKind.RATE_LIMITED)));
        }
        all.add(builder("l")
                .at(NOON.plusSeconds(33))
                .failed(ErrorKind.RATE_LIMITED)
                .build());

        store(storage, all);

        assertThat(naturalKeys(rows(storage, EVERYTHING))).containsExactlyInAnyOrder("gw:g0", "gw:g1", "gw:g2", "l");
    }

    @Test
    void requests_inAnyOrderAndBatches_giveWhatTheReferenceGives() {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            List<Request> requests = random(random);
            LocalStorage expected = new InMemoryLocalStorage(Pricing.NONE);
            store(expected, requests);
            Collections.shuffle(requests, random);
            LocalStorage actual = storage();
            for (int from = 0; from < requests.size(); from += 7) {
                store(actual, requests.subList(from, Math.min(requests.size(), from + 7)));
            }

            assertThat(naturalKeys(rows(actual, EVERYTHING)))
                    .as("round %d", round)
                    .containsExactlyInAnyOrderElementsOf(naturalKeys(rows(expected, EVERYTHING)));
            assertThat(actual.usage().summary(EVERYTHING).requests())
                    .isEqualTo(expected.usage().summary(EVERYTHING).requests());
        }
    }

    /** True requests, each seen by the log, by the gateway or by both. */
    private static List<Request> random(Random random) {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            long end = random.nextInt(200) * 1000L;
            RequestBuilder one = builder("l" + i)
                    .tokens(TestTokens.reported(100 + random.nextInt(3), 50))
                    .session("s" + random.nextInt(2));
            int seen = random.nextInt(3);
            if (seen != 1) {
                requests.add(one.at(NOON.plusMillis(end + random.nextInt(3000))).build());
            }
            if (seen != 0) {
                RequestBuilder wire = builder("gw:g" + i)
                        .tokens(one.build().tokens())
                        .session(
                                random.nextInt(4) == 0
                                        ? "gw-1"
                                        : one.build().place().sessionId());
                requests.add(measured(wire.at(NOON.plusMillis(end))));
            }
        }
        return requests;
    }

    private static List<List<Request>> orders(Request... requests) {
        return Permutations.of(List.of(requests));
    }

    private static Request log(String key, long millisAfterNoon) {
        return builder(key).at(NOON.plusMillis(millisAfterNoon)).build();
    }

    private static Request wire(String key, long millisAfterNoon) {
        return measured(builder(key).at(NOON.plusMillis(millisAfterNoon)));
    }

    private static RequestBuilder builder(String key) {
        return TestRequests.codex(key)
                .model("gpt-5")
                .session("s")
                .at(NOON)
                .distance(key.startsWith(GatewayPairs.KEY_PREFIX) ? GatewayPairs.DISTANCE : 0)
                .tokens(TestTokens.reported(100, 50));
    }

    private static Request measured(RequestBuilder wire) {
        Request request = wire.build();
        long sent = request.timing().instantMillis() - 2000;
        StreamTimes times = new StreamTimes(null, 200_000L, 200_000L, 1_900_000L, 2_000_000);
        Measured measured =
                new Measured(MeasuredBy.GATEWAY, sent, times, new StreamChunks(40, 40, 40_000L, 50_000L), null);
        return request.with(measured, RequestLabels.NONE);
    }
}
