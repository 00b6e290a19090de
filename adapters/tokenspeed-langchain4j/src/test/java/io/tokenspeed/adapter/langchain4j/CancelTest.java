package io.tokenspeed.adapter.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.FinishReason;
import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.fakeprovider.Exchange;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Status;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CancelTest {
    private static final Answer SLOW = Answer.text(20).every(Duration.ofMillis(200));

    @ParameterizedTest
    @EnumSource
    void cancel_beforeTheAnswer_isNoError(Api api) throws Exception {
        try (Surroundings surroundings = Surroundings.answering(SLOW.reasoning(5))) {
            Reader reader = new Reader() {
                @Override
                void thought(StreamingHandle handle) {
                    handle.cancel();
                    leave();
                }
            };
            metered(api, surroundings).chat("hello", reader);
            reader.await();

            Request request = cancelled(surroundings);
            assertThat(Objects.requireNonNull(request.measured()).chunks().answer())
                    .isZero();
            assertThat(Objects.requireNonNull(request.measured()).chunks().all())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void cancel_afterTheFirstToken_isNoError(Api api) throws Exception {
        try (Surroundings surroundings = Surroundings.answering(SLOW)) {
            Reader reader = new Reader() {
                @Override
                void answered(StreamingHandle handle) {
                    handle.cancel();
                    assertThat(handle.isCancelled()).isTrue();
                    leave();
                }
            };
            metered(api, surroundings).chat("hello", reader);
            reader.await();

            Request request = cancelled(surroundings);
            assertThat(Objects.requireNonNull(request.measured()).chunks().answer())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void cancel_byAnotherThread_isNoErrorAlthoughTheStreamBreaks(Api api) throws Exception {
        try (Surroundings surroundings = Surroundings.answering(SLOW.hangsAfter(1))) {
            CompletableFuture<StreamingHandle> first = new CompletableFuture<>();
            Reader reader = new Reader() {
                @Override
                void answered(StreamingHandle handle) {
                    first.complete(handle);
                }
            };
            metered(api, surroundings).chat("hello", reader);
            first.get(20, TimeUnit.SECONDS).cancel();

            cancelled(surroundings);
        }
    }

    private static Request cancelled(Surroundings surroundings) {
        Exchange exchange = surroundings.provider.awaitEnding(0, Duration.ofSeconds(10));
        assertThat(exchange.ending()).isEqualTo(Exchange.Ending.CLIENT_LEFT);
        Request request = surroundings.onlyRequest();
        assertThat(request.ending().status()).isEqualTo(Status.CANCELLED);
        assertThat(request.ending().errorKind()).isNull();
        return request;
    }

    @Test
    void cancel_thatTheClientCannot_changesNothing() throws Exception {
        try (Surroundings surroundings = new Surroundings()) {
            Reader reader = new Reader() {
                @Override
                void answered(StreamingHandle handle) {
                    assertThatThrownBy(handle::cancel).isInstanceOf(UnsupportedFeatureException.class);
                }
            };
            MeteredStreamingChatModel.of(new Unstoppable(), surroundings.recorder)
                    .chat("hello", reader);

            assertThat(reader.await()).isNotNull();
            assertThat(surroundings.onlyRequest().ending().status()).isEqualTo(Status.OK);
        }
    }

    /** A model whose streams cannot be cancelled. */
    private static final class Unstoppable implements StreamingChatModel {
        @Override
        public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
            handler.onPartialResponse(new PartialResponse("hello"), new PartialResponseContext(new StreamingHandle() {
                @Override
                public void cancel() {
                    throw new UnsupportedFeatureException("no");
                }

                @Override
                public boolean isCancelled() {
                    return false;
                }
            }));
            handler.onCompleteResponse(ChatResponse.builder()
                    .aiMessage(AiMessage.from("hello"))
                    .finishReason(FinishReason.STOP)
                    .build());
        }
    }

    private static StreamingChatModel metered(Api api, Surroundings surroundings) {
        return MeteredStreamingChatModel.of(api.streaming(surroundings.provider.uri(), true), surroundings.recorder);
    }
}
