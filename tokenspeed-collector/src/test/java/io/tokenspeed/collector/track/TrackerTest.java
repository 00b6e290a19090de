package io.tokenspeed.collector.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.track.CostComponent;
import io.tokenspeed.model.track.Interaction;
import io.tokenspeed.model.track.InteractionKind;
import io.tokenspeed.model.track.TrackEvent;
import io.tokenspeed.model.track.TrackResult;
import io.tokenspeed.model.track.TrackStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A tracker tells each event until the store has answered, and never throws at its host. */
class TrackerTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final FaultyStore store = new FaultyStore();

    /** Fails as often as it is told to, then stores. */
    private static final class FaultyStore implements TrackStore {
        private final List<TrackEvent> stored = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch open = new CountDownLatch(1);
        private final AtomicInteger failures = new AtomicInteger();
        private volatile boolean hanging;
        private volatile boolean closed;

        @Override
        public List<TrackResult> write(List<TrackEvent> events) {
            if (hanging) {
                awaitOpen();
            }
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new StorageException("no", null);
            }
            stored.addAll(events);
            return Collections.nCopies(events.size(), TrackResult.STORED);
        }

        private void awaitOpen() {
            try {
                open.await();
            } catch (InterruptedException stopped) {
                throw new StorageException("stopped", stopped);
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void interaction_isToldOnceWithItsDuration() {
        try (Tracker tracker = Tracker.open("my-app", store)) {
            TrackedInteraction interaction =
                    tracker.session("s").interaction(InteractionKind.DB).units(CostComponent.DB_OPS, 3, null, "query");
            interaction.finish();
            interaction.fail(ErrorKind.OTHER);
            assertThat(tracker.flush(LONG)).isTrue();
        }

        assertThat(store.stored).singleElement().isInstanceOfSatisfying(Interaction.class, told -> {
            assertThat(told.ending().status()).isEqualTo(Status.OK);
            assertThat(told.ending().durationMillis()).isNotNegative();
            assertThat(told.charges()).hasSize(1);
        });
        assertThat(store.closed).isTrue();
    }

    @Test
    void ids_areAllDifferent() {
        try (Tracker tracker = Tracker.open("my-app", store)) {
            for (int i = 0; i < 1_000; i++) {
                tracker.session("s").interaction(InteractionKind.API).finish();
            }
            assertThat(tracker.flush(LONG)).isTrue();
        }

        assertThat(store.stored.stream().map(event -> ((Interaction) event).id()))
                .hasSize(1_000)
                .doesNotHaveDuplicates();
    }

    @Test
    void store_thatFails_getsTheSameEventsAgain() {
        store.failures.set(2);
        try (Tracker tracker = Tracker.open("my-app", store)) {
            tracker.session("s").start().end(Status.OK);

            assertThat(tracker.flush(LONG)).isTrue();
            assertThat(tracker.counts()).isEqualTo(new TrackCounts(2, 2, 0, 0));
        }

        assertThat(store.stored).hasSize(2);
    }

    @Test
    void store_thatHangs_losesWhatWaitsAndSaysSo() {
        store.hanging = true;
        Tracker tracker = Tracker.open("my-app", store);
        tracker.session("s").start().end(Status.OK);

        assertThat(tracker.flush(Duration.ofMillis(20))).isFalse();
        tracker.close();
        tracker.session("s").end(Status.OK);

        assertThat(tracker.counts()).isEqualTo(new TrackCounts(3, 0, 0, 3));
    }

    @Test
    void events_beyondTheCapacity_areCounted() {
        store.hanging = true;
        Tracker tracker = Tracker.open("my-app", store);
        for (int i = 0; i < 10_000; i++) {
            tracker.session("s").end(Status.OK);
        }

        assertThat(tracker.counts().dropped()).isBetween(1_308L, 1_808L);
        assertThat(tracker.counts().waiting())
                .isEqualTo(10_000 - tracker.counts().dropped());
        store.open.countDown();
        assertThat(tracker.flush(LONG)).isTrue();
        tracker.close();
        assertThat(store.stored).hasSize((int) tracker.counts().stored());
    }

    @Test
    void open_wrongName_isRefused() {
        assertThatThrownBy(() -> Tracker.open("My App", store))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("app must be 1 to 32 lower-case letters");
    }
}
