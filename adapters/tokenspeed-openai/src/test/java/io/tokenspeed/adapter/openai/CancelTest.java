package io.tokenspeed.adapter.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.responses.ResponseStreamEvent;
import io.tokenspeed.collector.Usage;
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

        try (StreamResponse<ChatCompletionChunk> events =
                host.metered.chatCompletions().createStreaming(Host.CHAT)) {
            events.close();
        }

        assertThat(cancelled().times().firstMicros()).isNull();
        assertProviderNoticed();
    }

    @Test
    void stream_closedAfterTheFirstToken_isCancelled() {
        host.provider.next(Answer.text(5).hangsAfter(1));

        try (StreamResponse<ChatCompletionChunk> events =
                host.metered.chatCompletions().createStreaming(Host.CHAT)) {
            readFirstDelta(events.stream().iterator());
        }

        assertThat(cancelled().chunks().all()).isEqualTo(1);
        assertProviderNoticed();
    }

    private static void readFirstDelta(Iterator<ChatCompletionChunk> events) {
        while (!holdsText(events.next())) {
            assertThat(events.hasNext()).isTrue();
        }
    }

    private static boolean holdsText(ChatCompletionChunk chunk) {
        return chunk.choices().stream()
                .anyMatch(choice ->
                        choice.delta().content().filter(text -> !text.isEmpty()).isPresent());
    }

    @Test
    @SuppressWarnings("try") // hosts do close twice
    void stream_closedTwiceAfterItsEnd_isOneCompleteAttempt() {
        try (StreamResponse<ChatCompletionChunk> events =
                host.metered.chatCompletions().createStreaming(Host.CHAT)) {
            events.stream().forEach(event -> {});
            events.close();
        }

        assertThat(host.single().ending().status()).isEqualTo(Status.OK);
    }

    @Test
    void stream_whoseConsumerThrows_isCancelledAndThrows() {
        try (StreamResponse<ChatCompletionChunk> events =
                host.metered.chatCompletions().createStreaming(Host.CHAT)) {
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
        AsyncStreamResponse<ChatCompletionChunk> events =
                host.metered.chatCompletionsAsync().createStreaming(Host.CHAT);

        events.close();
        events.close();

        assertThat(cancelled().times().firstMicros()).isNull();
    }

    @Test
    void asyncStream_closedAfterTheFirstToken_isCancelled() throws Exception {
        // a client whose other thread waits for bytes closes when some arrive
        host.provider.next(Answer.text(200).every(Duration.ofMillis(20)));
        CountDownLatch arrived = new CountDownLatch(1);
        AsyncStreamResponse<ChatCompletionChunk> events =
                host.metered.chatCompletionsAsync().createStreaming(Host.CHAT);
        events.subscribe(event -> {
            if (holdsText(event)) {
                arrived.countDown();
            }
        });
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

        events.close();

        assertThat(cancelled().chunks().all()).isBetween(1, 199);
    }

    @Test
    void asyncStream_whoseHandlerThrows_isCancelledAndTellsTheHost() {
        AsyncStreamResponse<ChatCompletionChunk> events =
                host.metered.chatCompletionsAsync().createStreaming(Host.CHAT);
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

        host.metered.chatCompletionsAsync().create(Host.CHAT).cancel(true);

        cancelled();
    }

    @Test
    void stream_closedAfterTheFinishReason_isComplete() {
        try (StreamResponse<ChatCompletionChunk> chunks =
                host.metered.chatCompletions().createStreaming(Host.CHAT)) {
            Iterator<ChatCompletionChunk> all = chunks.stream().iterator();
            while (all.next().choices().get(0).finishReason().isEmpty()) {
                assertThat(all.hasNext()).isTrue();
            }
        }

        assertThat(host.single().ending().status()).isEqualTo(Status.OK);
        assertThat(host.single().tokens()).isEqualTo(Usage.MISSING);
    }

    @Test
    void response_closedAfterTheFirstToken_isCancelled() {
        host.provider.next(Answer.text(5).hangsAfter(1));

        try (StreamResponse<ResponseStreamEvent> events =
                host.metered.responses().createStreaming(Host.RESPONSE)) {
            Iterator<ResponseStreamEvent> all = events.stream().iterator();
            while (!all.next().isOutputTextDelta()) {
                assertThat(all.hasNext()).isTrue();
            }
        }

        assertThat(cancelled().chunks().all()).isEqualTo(1);
        assertProviderNoticed();
    }
}
