package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestRequests.codex;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.Descent;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.LocalStorage;
import io.tokenspeed.testkit.fixture.Permutations;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Threads hold copies of their ancestors' requests. Each request counts once, whichever transcripts are read and in
 * whichever order.
 */
public abstract class ReplayContract extends LocalStorageContract {
    private static final String CODEX = "codex";

    @Test
    void replay_ofWhatItsOwnerTells_doesNotCount() {
        assertEveryOrderGives(List.of(own("b", "x"), replay("a", "x", "c")), List.of("b:x"), "c<b", "b<a");
    }

    @Test
    void replay_whoseOwnerTellsNothing_counts() {
        assertEveryOrderGives(List.of(own("a", "x"), replay("a", "y", "c")), List.of("a:x", "a:y"), "c<b", "b<a");
    }

    @Test
    void replay_ofWhatAnotherBranchHasToo_counts() {
        assertEveryOrderGives(List.of(own("d", "x"), replay("a", "x", "c")), List.of("a:x", "d:x"), "c<a", "d<a");
    }

    @Test
    void replay_thatItsOwnThreadHas_doesNotCount() {
        assertEveryOrderGives(List.of(own("c", "x"), replay("a", "x", "c")), List.of("c:x"), "c<a");
    }

    @Test
    void replays_knownByTwoAncestors_countOnceForTheOlder() {
        assertEveryOrderGives(
                List.of(replay("b", "x", "c"), replay("a", "x", "d")), List.of("a:x"), "c<b", "d<b", "b<a");
    }

    @Test
    void replays_ofThreadsThatNameEachOther_countOnce() {
        assertEveryOrderGives(
                List.of(replay("a", "x", "c"), replay("b", "x", "c")), List.of("a:x"), "c<a", "a<b", "b<a");
    }

    @Test
    void replay_thatItsOwnerTellsToo_isTheOwners() {
        assertEveryOrderGives(
                List.of(own("a", "x"), replay("a", "x", "b"), replay("b", "x", "c")), List.of("a:x"), "b<a", "c<b");
    }

    @Test
    void own_equalRequestsOfSiblings_countEach() {
        assertEveryOrderGives(
                List.of(own("b", "x"), own("c", "x"), own("a", "x")), List.of("a:x", "b:x", "c:x"), "b<a", "c<a");
    }

    @Test
    void replay_thatDidNotCount_countsOnceItIsKnownToBeAnOwn() {
        LocalStorage storage = storage();
        store(storage, List.of(own("b", "x"), replay("a", "x", "b")), "b<a");

        store(storage, List.of(own("a", "x")));

        assertThat(keys(storage)).containsExactly("a:x", "b:x");
    }

    @Test
    void descent_learntLater_decidesAgain() {
        LocalStorage storage = storage();
        store(storage, List.of(own("a", "x"), replay("b", "x", "c")), "c<b");
        assertThat(keys(storage)).containsExactly("a:x", "b:x");

        store(storage, List.of(), "b<a");

        assertThat(keys(storage)).containsExactly("a:x");
        assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void family_readInParts_countsEachRequestOnce(long seed) {
        Random random = new Random(seed);
        List<Request> requests = new ArrayList<>();
        List<Descent> descents = new ArrayList<>();
        int made = family(random, requests, descents);
        Collections.shuffle(requests, random);
        Collections.shuffle(descents, random);
        LocalStorage storage = storage();

        int steps = 7;
        for (int i = 0; i < steps; i++) {
            store(storage, part(requests, i, steps), part(descents, i, steps));
        }

        assertThat(keys(storage)).hasSize(made);
        assertThat(storage.usage().summary(EVERYTHING).requests()).isEqualTo(made);
    }

    private static <T> List<T> part(List<T> all, int part, int parts) {
        return all.subList(all.size() * part / parts, all.size() * (part + 1) / parts);
    }

    /**
     * Makes threads that each began with a copy of an earlier one; one in three transcripts is gone. Returns the number
     * of requests left to count.
     */
    private static int family(Random random, List<Request> requests, List<Descent> descents) {
        int threads = 9;
        int made = 0;
        List<List<Integer>> ancestors = new ArrayList<>();
        boolean[] told = new boolean[threads];
        boolean[] gone = new boolean[threads];
        for (int thread = 0; thread < threads; thread++) {
            ancestors.add(new ArrayList<>());
            gone[thread] = random.nextInt(3) == 0;
            if (thread > 0) {
                int parent = random.nextInt(thread);
                ancestors.get(thread).add(parent);
                ancestors.get(thread).addAll(ancestors.get(parent));
                descents.add(new Descent(CODEX, "t" + thread, "t" + parent));
            }
        }
        for (int thread = 0; thread < threads; thread++) {
            if (!gone[thread]) {
                made += tell(thread, ancestors.get(thread), told, random, requests);
            }
        }
        return made;
    }

    private static int tell(
            int thread, List<Integer> ancestors, boolean[] told, Random random, List<Request> requests) {
        int made = told[thread] ? 0 : 1;
        told[thread] = true;
        requests.add(own("t" + thread, "request-" + thread));
        for (int ancestor : ancestors) {
            made += told[ancestor] ? 0 : 1;
            told[ancestor] = true;
            String first = "t" + ancestors.get(random.nextInt(ancestors.size()));
            requests.add(replay(first, "request-" + ancestor, "t" + thread));
        }
        return made;
    }

    private void assertEveryOrderGives(List<Request> records, List<String> keys, String... facts) {
        for (List<Request> order : Permutations.of(records)) {
            LocalStorage storage = storage();
            order.forEach(record -> store(storage, List.of(record), facts));
            assertThat(keys(storage)).as("order %s", order).isEqualTo(keys);
        }
    }

    private static void store(LocalStorage storage, List<Request> requests, String... facts) {
        List<Descent> descents = new ArrayList<>();
        for (String fact : facts) {
            descents.add(new Descent(CODEX, fact.substring(0, 1), fact.substring(2)));
        }
        store(storage, requests, descents);
    }

    private static void store(LocalStorage storage, List<Request> requests, List<Descent> descents) {
        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(requests, List.of(), descents));
        }
    }

    private static List<String> keys(LocalStorage storage) {
        return naturalKeys(rows(storage, EVERYTHING)).stream().sorted().toList();
    }

    private static Request own(String thread, String request) {
        return record(thread + ':' + request).session(thread).build();
    }

    private static Request replay(String ancestor, String request, String transcript) {
        return record(ancestor + ':' + request)
                .session(transcript)
                .distance(1)
                .kind(RecordKind.REPLAY)
                .build();
    }

    private static RequestBuilder record(String key) {
        return codex(key).tokens(TestTokens.reported(10, 5));
    }
}
