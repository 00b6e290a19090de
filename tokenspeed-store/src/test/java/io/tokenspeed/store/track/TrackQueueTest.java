package io.tokenspeed.store.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.track.TrackEvent;
import io.tokenspeed.model.track.TrackQueueFullException;
import io.tokenspeed.testkit.track.TestEvents;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TrackQueueTest {
    private final TrackQueue queue = new TrackQueue();

    private static List<TrackEvent> events(int count) {
        return new ArrayList<>(Collections.nCopies(count, TestEvents.query("q", "s", 1)));
    }

    private static int size(List<TrackQueue.Submission> taken) {
        return taken.stream().mapToInt(submission -> submission.events().size()).sum();
    }

    @Test
    void take_takesUpToTwoHundredTogether() throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            CompletableFuture<?> unused = queue.add(events(1));
        }

        assertThat(size(queue.take())).isEqualTo(200);
        assertThat(size(queue.take())).isEqualTo(100);
    }

    @Test
    void take_leavesALargeSubmissionWhole() throws InterruptedException {
        CompletableFuture<?> first = queue.add(events(150));
        CompletableFuture<?> second = queue.add(events(500));

        assertThat(size(queue.take())).isEqualTo(150);
        assertThat(size(queue.take())).isEqualTo(500);
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
    }

    @Test
    void add_beyondAThousand_isRefusedUntilThereIsRoom() throws InterruptedException {
        CompletableFuture<?> first = queue.add(events(500));
        CompletableFuture<?> second = queue.add(events(500));

        assertThatThrownBy(() -> queue.add(events(1)))
                .isInstanceOf(TrackQueueFullException.class)
                .hasMessage("1000 events wait to be stored; send these again in a second or later.");
        queue.take();
        assertThat(queue.add(events(500))).isNotSameAs(first).isNotSameAs(second);
    }

    @Test
    void close_handsOutWhatWaitsAndThenNothing() throws InterruptedException {
        CompletableFuture<?> unused = queue.add(events(1));
        queue.close();

        assertThat(queue.take()).hasSize(1);
        assertThat(queue.take()).isEmpty();
        assertThatThrownBy(() -> queue.add(events(1))).isInstanceOf(TrackQueueFullException.class);
    }
}
