package io.tokenspeed.adapter.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.core.http.AsyncStreamResponse;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.messages.RawMessageStreamEvent;
import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.fakeprovider.Exchange;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.Status;
import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that the host no longer wants. */
final class CancelTest {
    private final Host host = new Host();

    @AfterEach
    void close() {
        host.close();
    }

    private Measured cancelled() {
        assertThat(host.single().ending().status()).isEqualTo(Status.CANCELLED);
        return Objects.requireNonNull(host.single().measured());
    }

    private void assertProviderNoticed() {
        assertThat(host.provider.awaitEnding(0, Duration.ofSeconds(10)).ending())
                .isEqualTo(Exchange.Ending.CLIENT_LEFT);
    }

    @Test
    @SuppressWarnings("try") // hosts do close twice
    void stream_closedTwiceBeforeTheFirstToken_isOneCancelledAttempt() {
        host.provider.next(Answer.text(5).hangsAfter(0));

        try (StreamResponse<RawMessageStreamEvent> events = host.messages.createStreaming(Host.QUESTION)) {
            events.close();
        }

        assertThat(cancelled().times().firstMicros()).isNull();
        assertProviderNoticed();
    }

    @Test
    void stream_closedAfterTheFirstToken_isCancelled() {
        host.provider.next(Answer.text(5).hangsAfter(1));

        try (StreamResponse<RawMessageStreamEvent> events = host.messages.createStreaming(Host.QUESTION)) {
            readFirstDelta(events.stream().iterator());
        }

        assertThat(cancelled().chunks().all()).isEqualTo(1);
        assertProviderNoticed();
    }

    private static void readFirstDelta(Iterator<RawMessageStreamEvent> events) {
        while (!events.next().isContentBlockDelta()) {
            assertThat(events.hasNext()).isTrue();
        }
    }

    @Test
    @SuppressWarnings("try") // hosts do close twice
    void stream_closedTwiceAfterItsEnd_isOneCompleteAttempt() {
        try (StreamResponse<RawMessageStreamEvent> events = host.messages.createStreaming(Host.QUESTION)) {
            events.stream().forEach(event -> {});
            events.close();
        }

        assertThat(host.single().ending().status()).isEqualTo(Status.OK);
    }

    @Test
    void stream_whoseConsumerThrows_isCancelledAndThrows() {
        try (StreamResponse<RawMessageStreamEvent> events = host.messages.createStreaming(Host.QUESTION)) {
            assertThatThrownBy(() -> events.stream().forEach(event -> {
                        throw new IllegalStateException("host");
                    }))
                    .hasMessage("host");
        }

        cancelled();
    }

    @Test
    void asyncStream_closedTwiceBeforeTheFirstToken_isOneCancelledAttempt() {
        host.provider.next(Answer.text(5).hangsAfter(0));
        AsyncStreamResponse<RawMessageStreamEvent> events = host.asyncMessages.createStreaming(Host.QUESTION);

        events.close();
        events.close();

        assertThat(cancelled().times().firstMicros()).isNull();
    }

    @Test
    void asyncStream_closedAfterTheFirstToken_isCancelled() throws Exception {
        // a client whose other thread waits for bytes closes when some arrive
        host.provider.next(Answer.text(200).every(Duration.ofMillis(20)));
        CountDownLatch arrived = new CountDownLatch(1);
        AsyncStreamResponse<RawMessageStreamEvent> events = host.asyncMessages.createStreaming(Host.QUESTION);
        events.subscribe(event -> {
            if (event.isContentBlockDelta()) {
                arrived.countDown();
            }
        });
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

        events.close();

        assertThat(cancelled().chunks().all()).isBetween(1, 199);
    }

    @Test
    void asyncStream_whoseHandlerThrows_isCancelledAndTellsTheHost() {
        AsyncStreamResponse<RawMessageStreamEvent> events = host.asyncMessages.createStreaming(Host.QUESTION);
        events.subscribe(event -> {
            throw new IllegalStateException("host");
        });

        assertThatThrownBy(() -> events.onCompleteFuture().get(10, TimeUnit.SECONDS))
                .hasRootCauseMessage("host");

        cancelled();
    }

    @Test
    void asyncAnswer_whoseFutureIsCancelled_isCancelled() {
        host.provider.next(Answer.silent());

        host.asyncMessages.create(Host.QUESTION).cancel(true);

        cancelled();
    }
}
