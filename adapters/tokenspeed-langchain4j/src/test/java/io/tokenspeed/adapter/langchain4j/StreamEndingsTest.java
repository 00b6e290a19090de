package io.tokenspeed.adapter.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.UsageSource;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StreamEndingsTest {
    private static final Answer SLOW = Answer.text(20).every(Duration.ofMillis(10));

    @ParameterizedTest
    @CsvSource({
        "OPENAI, 429, RATE_LIMITED",
        "OPENAI, 529, SERVER",
        "OPENAI, 500, SERVER",
        "OPENAI, 504, TIMEOUT",
        "OPENAI, 408, TIMEOUT",
        "OPENAI, 401, CLIENT",
        "OPENAI, 404, CLIENT",
        "ANTHROPIC, 429, RATE_LIMITED",
        "ANTHROPIC, 529, SERVER",
        "ANTHROPIC, 400, CLIENT"
    })
    void status_saysWhyItFailed(Api api, int status, ErrorKind kind) throws Exception {
        assertThat(failure(api, Answer.error(status))).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource
    void silentProvider_isATimeout(Api api) throws Exception {
        assertThat(failure(api, Answer.silent())).isEqualTo(ErrorKind.TIMEOUT);
    }

    @ParameterizedTest
    @EnumSource
    void connection_cutInTheMiddle_fails(Api api) throws Exception {
        assertThat(failure(api, SLOW.cutAfter(3))).isEqualTo(ErrorKind.OTHER);
    }

    @Test
    void openAiStream_withoutItsEnding_fails() throws Exception {
        try (Surroundings surroundings = Surroundings.answering(SLOW.truncatedAfter(3))) {
            Reader reader = new Reader();
            metered(Api.OPENAI, surroundings).chat("hello", reader);

            assertThat(reader.await()).as("LangChain4j takes it for complete").isNotNull();
            Request request = surroundings.onlyRequest();
            assertThat(request.ending().status()).isEqualTo(Status.FAILED);
            assertThat(request.ending().errorKind()).isEqualTo(ErrorKind.OTHER);
        }
    }

    @Test
    void anthropicErrorEvent_inTheMiddle_isOfTheProvider() throws Exception {
        assertThat(failure(Api.ANTHROPIC, SLOW.errorAfter(3))).isEqualTo(ErrorKind.SERVER);
    }

    @ParameterizedTest
    @EnumSource
    void connection_refused_fails(Api api) throws Exception {
        try (Surroundings surroundings = new Surroundings()) {
            surroundings.provider.close();
            assertThat(failure(api, surroundings)).isEqualTo(ErrorKind.OTHER);
        }
    }

    private static ErrorKind failure(Api api, Answer answer) throws Exception {
        try (Surroundings surroundings = Surroundings.answering(answer)) {
            return failure(api, surroundings);
        }
    }

    private static ErrorKind failure(Api api, Surroundings surroundings) throws Exception {
        Reader reader = new Reader();
        metered(api, surroundings).chat("hello", reader);

        assertThat(reader.await()).isNull();
        Request request = surroundings.onlyRequest();
        assertThat(request.ending().status()).isEqualTo(Status.FAILED);
        return Objects.requireNonNull(request.ending().errorKind());
    }

    @ParameterizedTest
    @EnumSource
    void handler_thatThrowsForAPart_getsTheWholeAnswerRecorded(Api api) throws Exception {
        try (Surroundings surroundings = Surroundings.answering(SLOW)) {
            EndReader reader = new EndReader() {
                @Override
                void answered(StreamingHandle handle) {
                    throw new IllegalStateException("the host's mistake");
                }
            };
            metered(api, surroundings).chat("hello", reader);
            reader.await();

            Request request = surroundings.onlyRequest();
            assertThat(reader.errors).hasSize(20).allMatch(IllegalStateException.class::isInstance);
            assertThat(request.ending().status()).isEqualTo(Status.OK);
            assertThat(request.tokens().source()).isEqualTo(UsageSource.REPORTED);
            assertThat(Objects.requireNonNull(request.measured()).chunks().all())
                    .isEqualTo(20);
        }
    }

    @ParameterizedTest
    @EnumSource
    void handler_thatThrowsAtTheEnd_changesNothing(Api api) throws Exception {
        try (Surroundings surroundings = Surroundings.answering(SLOW)) {
            Reader reader = new Reader() {
                @Override
                public void onCompleteResponse(ChatResponse response) {
                    throw new IllegalStateException("the host's mistake");
                }
            };
            metered(api, surroundings).chat("hello", reader);
            reader.await();

            assertThat(reader.errors).hasSize(1);
            assertThat(surroundings.onlyRequest().ending().status()).isEqualTo(Status.OK);
        }
    }

    /** Waits for the end of the answer, not for the first error. */
    private static class EndReader extends Reader {
        @Override
        public void onError(Throwable error) {
            errors.add(error);
        }
    }

    private static StreamingChatModel metered(Api api, Surroundings surroundings) {
        return MeteredStreamingChatModel.of(api.streaming(surroundings.provider.uri(), true), surroundings.recorder);
    }
}
