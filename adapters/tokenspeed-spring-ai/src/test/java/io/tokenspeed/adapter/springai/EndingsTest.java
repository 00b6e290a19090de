package io.tokenspeed.adapter.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.fakeprovider.Exchange;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.Status;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.publisher.Flux;

class EndingsTest {
    private static final Answer SLOW = Answer.text(20).every(Duration.ofMillis(10));
    private static final Duration LONG = Duration.ofSeconds(20);

    @ParameterizedTest
    @CsvSource({
        "OPENAI, 429, RATE_LIMITED",
        "OPENAI, 529, SERVER",
        "OPENAI, 504, TIMEOUT",
        "OPENAI, 400, CLIENT",
        "ANTHROPIC, 429, RATE_LIMITED",
        "ANTHROPIC, 529, SERVER",
        "ANTHROPIC, 504, TIMEOUT",
        "ANTHROPIC, 401, CLIENT"
    })
    void status_withoutRetries_isOneFailure(Api api, int status, ErrorKind kind) {
        try (Surroundings surroundings = Surroundings.answering(Answer.error(status), Answer.error(status))) {
            ChatModel model = api.metered(surroundings);
            assertThatThrownBy(() -> model.call("hello")).isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> stream(model).blockLast(LONG)).isInstanceOf(RuntimeException.class);

            assertThat(surroundings.requests())
                    .hasSize(2)
                    .allMatch(request -> request.ending().status() == Status.FAILED)
                    .allMatch(request -> request.ending().errorKind() == kind);
            assertThat(surroundings.provider.exchanges()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void silentProvider_isATimeout(Api api) {
        try (Surroundings surroundings = Surroundings.answering(Answer.silent(), Answer.silent())) {
            ChatModel model = api.metered(surroundings);
            assertThatThrownBy(() -> model.call("hello")).isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> stream(model).blockLast(LONG)).isInstanceOf(RuntimeException.class);

            assertThat(surroundings.requests())
                    .extracting(request -> request.ending().errorKind())
                    .containsExactly(ErrorKind.TIMEOUT, ErrorKind.TIMEOUT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void connection_refused_fails(Api api) {
        try (Surroundings surroundings = new Surroundings()) {
            surroundings.provider.close();
            ChatModel model = api.metered(surroundings);
            assertThatThrownBy(() -> stream(model).blockLast(LONG)).isInstanceOf(RuntimeException.class);

            assertThat(failure(surroundings)).isEqualTo(ErrorKind.OTHER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void connection_cutInTheMiddle_fails(Api api) {
        try (Surroundings surroundings = Surroundings.answering(SLOW.cutAfter(3))) {
            assertThatThrownBy(() -> stream(api.metered(surroundings)).blockLast(LONG))
                    .isInstanceOf(RuntimeException.class);

            assertThat(failure(surroundings)).isEqualTo(ErrorKind.OTHER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void stream_withoutItsEnding_fails(Api api) {
        try (Surroundings surroundings = Surroundings.answering(SLOW.truncatedAfter(3))) {
            assertThat(stream(api.metered(surroundings)).blockLast(LONG))
                    .as("the clients take it for complete")
                    .isNotNull();

            assertThat(failure(surroundings)).isEqualTo(ErrorKind.OTHER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void errorEvent_inTheMiddle_isOfTheProvider(Api api) {
        try (Surroundings surroundings = Surroundings.answering(SLOW.errorAfter(3))) {
            assertThatThrownBy(() -> stream(api.metered(surroundings)).blockLast(LONG))
                    .isInstanceOf(RuntimeException.class);

            assertThat(failure(surroundings)).isEqualTo(ErrorKind.SERVER);
        }
    }

    private static ErrorKind failure(Surroundings surroundings) {
        Request request = surroundings.onlyRequest();
        assertThat(request.ending().status()).isEqualTo(Status.FAILED);
        return Objects.requireNonNull(request.ending().errorKind());
    }

    @ParameterizedTest
    @EnumSource
    void cancel_beforeTheFirstToken_isNoError(Api api) {
        try (Surroundings surroundings = Surroundings.answering(Answer.silent())) {
            stream(api.metered(surroundings)).subscribe().dispose();

            Request request = cancelled(surroundings);
            assertThat(Objects.requireNonNull(request.measured()).times().firstMicros())
                    .isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void cancel_afterTheFirstToken_isNoErrorAndEndsTheCall(Api api) {
        try (Surroundings surroundings = Surroundings.answering(SLOW.every(Duration.ofMillis(200)))) {
            stream(api.metered(surroundings)).takeUntil(EndingsTest::hasText).blockLast(LONG);

            Request request = cancelled(surroundings);
            assertThat(Objects.requireNonNull(request.measured()).chunks().answer())
                    .isEqualTo(1);
            assertThat(surroundings.provider.awaitEnding(0, LONG).ending()).isEqualTo(Exchange.Ending.CLIENT_LEFT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void subscriber_thatThrows_cancels(Api api) {
        try (Surroundings surroundings = Surroundings.answering(SLOW)) {
            assertThatThrownBy(() -> stream(api.metered(surroundings))
                            .map(part -> {
                                if (hasText(part)) {
                                    throw new IllegalStateException("the host's mistake");
                                }
                                return part;
                            })
                            .blockLast(LONG))
                    .hasMessage("the host's mistake");

            cancelled(surroundings);
        }
    }

    private static Request cancelled(Surroundings surroundings) {
        Request request = surroundings.onlyRequest();
        assertThat(request.ending().status()).isEqualTo(Status.CANCELLED);
        assertThat(request.ending().errorKind()).isNull();
        return request;
    }

    @ParameterizedTest
    @EnumSource
    void leaving_afterTheModelHasFinished_isNoCancel(Api api) {
        try (Surroundings surroundings = Surroundings.answering(SLOW)) {
            stream(api.metered(surroundings)).takeUntil(Responses::isFinished).blockLast(LONG);

            assertThat(surroundings.onlyRequest().ending().status()).isEqualTo(Status.OK);
        }
    }

    @Test
    void thread_interruptedByTheHost_cancels() {
        try (Surroundings surroundings = Surroundings.answering(Answer.silent())) {
            ChatModel model = Api.OPENAI.metered(surroundings);
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> model.call("hello")).isInstanceOf(RuntimeException.class);
            assertThat(Thread.interrupted()).isTrue();
            cancelled(surroundings);
        }
    }

    private static Flux<ChatResponse> stream(ChatModel model) {
        return model.stream(new Prompt("hello"));
    }

    private static boolean hasText(ChatResponse part) {
        return part.getResults().stream()
                .map(generation -> generation.getOutput().getText())
                .anyMatch(text -> text != null && !text.isEmpty());
    }
}
