package io.tokenspeed.testkit.track;

import static io.tokenspeed.testkit.track.TestEvents.chat;
import static io.tokenspeed.testkit.track.TestEvents.end;
import static io.tokenspeed.testkit.track.TestEvents.failedCall;
import static io.tokenspeed.testkit.track.TestEvents.fee;
import static io.tokenspeed.testkit.track.TestEvents.query;
import static io.tokenspeed.testkit.track.TestEvents.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.track.TrackEvent;
import io.tokenspeed.model.track.TrackOutcome;
import io.tokenspeed.model.track.TrackResult;
import io.tokenspeed.model.track.TrackStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Tracked events are stored once, however often and in whichever order they come, with the same rows everywhere. */
public abstract class TrackContract {
    private static final int THREADS = 8;

    /**
     * Returns a store over an empty database, with {@link TestEvents#RATES} and without prices of tokens. The backend
     * closes it after the test.
     */
    protected abstract TrackStore store() throws Exception;

    /** Returns what is in the database of the store. */
    protected abstract TrackedRows rows() throws SQLException;

    @Test
    void write_everyKind_leavesItsRows() throws Exception {
        List<TrackEvent> events = List.of(
                start("trip-17", "u-42", null),
                chat("int-1", "trip-17", 5),
                query("int-2", "trip-17", 6),
                failedCall("int-3", "trip-17", 40),
                fee("fee-1", "trip-17", 60, "0.02", "EUR"),
                fee("fee-2", "trip-17", 61, "7", "CHF"),
                end("trip-17", 1_200, Status.OK));

        assertThat(outcomes(store().write(events))).containsOnly(TrackOutcome.STORED);

        assertThat(rows()).isEqualTo(expected(events));
        assertThat(rows().chats()).containsExactly("{id=voygent:int-1}");
    }

    @Test
    void write_again_changesNothing() throws Exception {
        List<TrackEvent> events =
                List.of(start("s", null, null), chat("c", "s", 5), query("q", "s", 6), end("s", 9, Status.FAILED));
        TrackStore store = store();
        store.write(events);

        assertThat(outcomes(store.write(events))).containsOnly(TrackOutcome.DUPLICATE);

        assertThat(rows()).isEqualTo(expected(events));
    }

    @Test
    void write_sameIdWithOtherContent_isAConflict() throws Exception {
        TrackStore store = store();
        store.write(List.of(query("q", "s", 6), chat("c", "s", 7)));

        List<TrackResult> results =
                store.write(List.of(query("q", "s", 7), query("c", "s", 7), chat("c", "other", 7), query("r", "s", 8)));

        assertThat(outcomes(results))
                .containsExactly(
                        TrackOutcome.CONFLICT, TrackOutcome.CONFLICT, TrackOutcome.CONFLICT, TrackOutcome.STORED);
        assertThat(rows()).isEqualTo(expected(List.of(query("q", "s", 6), chat("c", "s", 7), query("r", "s", 8))));
    }

    @Test
    void write_sessionWithAnotherUserOrParent_isAConflict() throws Exception {
        TrackStore store = store();
        store.write(List.of(start("s", "ada", "p")));

        assertThat(outcomes(store.write(
                        List.of(start("s", "bob", "p"), start("s", "ada", "q"), start("loop", null, "loop")))))
                .containsOnly(TrackOutcome.CONFLICT);
        assertThat(rows()).isEqualTo(expected(List.of(start("s", "ada", "p"))));
    }

    @Test
    void write_endBeforeStart_isFine() throws Exception {
        TrackStore store = store();

        store.write(List.of(end("s", 9, Status.CANCELLED)));
        store.write(List.of(start("s", "ada", null)));

        assertThat(rows()).isEqualTo(expected(List.of(start("s", "ada", null), end("s", 9, Status.CANCELLED))));
    }

    @Test
    void write_randomEventsInAnyParts_leaveTheSameRows() throws Exception {
        List<TrackEvent> events = TestEvents.random(11);
        TrackStore store = store();

        for (int from = 0; from < events.size(); from += 7) {
            store.write(events.subList(from, Math.min(events.size(), from + 7)));
        }

        assertThat(rows()).isEqualTo(expected(events));
    }

    @Test
    void write_byManyThreads_storesEachOnce() throws Exception {
        List<TrackEvent> events = TestEvents.random(12);
        TrackStore store = store();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Callable<List<TrackResult>>> writes = new ArrayList<>();
        for (TrackEvent event : events) {
            writes.add(() -> store.write(List.of(event)));
        }

        for (Future<List<TrackResult>> write : threads.invokeAll(writes)) {
            assertThat(outcomes(write.get())).isSubsetOf(TrackOutcome.STORED, TrackOutcome.DUPLICATE);
        }
        threads.shutdown();

        assertThat(rows()).isEqualTo(expected(events));
    }

    @Test
    void write_nothing_isNothing() throws Exception {
        assertThat(store().write(List.of())).isEmpty();
    }

    private static List<TrackOutcome> outcomes(List<TrackResult> results) {
        return results.stream().map(TrackResult::outcome).toList();
    }

    private static TrackedRows expected(List<TrackEvent> events) {
        InMemoryTrackStore memory = new InMemoryTrackStore(Pricing.NONE, TestEvents.RATES);
        memory.write(events);
        return memory.rows();
    }
}
