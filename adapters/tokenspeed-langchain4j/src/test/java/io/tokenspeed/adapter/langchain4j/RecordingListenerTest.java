package io.tokenspeed.adapter.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.chat.ChatModel;
import io.tokenspeed.collector.Call;
import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.fakeprovider.ReportedUsage;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.UsageSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecordingListenerTest {
    private static final Answer ANSWER = Answer.text(5)
            .firstAfter(Duration.ofMillis(50))
            .usage(ReportedUsage.of(1000, 60).cached(900));

    @ParameterizedTest
    @EnumSource
    void blockingCall_isRecorded(Api api) {
        try (Surroundings surroundings = Surroundings.answering(ANSWER)) {
            assertThat(recorded(api, surroundings).chat("hello")).isNotEmpty();

            Request request = surroundings.onlyRequest();
            assertThat(request.place().provider()).isEqualTo(api.provider());
            assertThat(request.place().model()).isEqualTo(api.model());
            assertThat(request.ending().status()).isEqualTo(Status.OK);
            assertThat(request.tokens().input()).isEqualTo(100);
            assertThat(request.tokens().cacheRead()).isEqualTo(900);
            assertThat(request.tokens().output()).isEqualTo(60);
            assertThat(request.timing().firstTokenAtMillis()).isNull();
            assertThat(request.speed().basis()).isEqualTo(SpeedBasis.EXACT_E2E);
            assertThat(request.speed().millis()).isBetween(50L, 20_000L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void usage_notReported_isMissing(Api api) {
        try (Surroundings surroundings = Surroundings.answering(ANSWER.noUsage())) {
            assertThat(recorded(api, surroundings).chat("hello")).isNotEmpty();

            Request request = surroundings.onlyRequest();
            assertThat(request.ending().status()).isEqualTo(Status.OK);
            assertThat(request.tokens().source()).isEqualTo(UsageSource.MISSING);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI, 429, RATE_LIMITED",
        "OPENAI, 529, SERVER",
        "OPENAI, 504, TIMEOUT",
        "ANTHROPIC, 429, RATE_LIMITED",
        "ANTHROPIC, 529, SERVER",
        "ANTHROPIC, 401, CLIENT"
    })
    void status_withoutRetries_isOneFailure(Api api, int status, ErrorKind kind) {
        try (Surroundings surroundings = Surroundings.answering(Answer.error(status))) {
            ChatModel model = recorded(api, surroundings);

            assertThatThrownBy(() -> model.chat("hello")).isInstanceOf(RuntimeException.class);
            assertFailure(surroundings, kind);
            assertThat(surroundings.provider.exchanges()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void repeatedByTheHost_isTwoRequests(Api api) {
        try (Surroundings surroundings = Surroundings.answering(Answer.error(429), ANSWER)) {
            ChatModel model = recorded(api, surroundings);
            assertThatThrownBy(() -> model.chat("hello")).isInstanceOf(RuntimeException.class);
            assertThat(model.chat("hello")).isNotEmpty();

            assertThat(surroundings.requests())
                    .extracting(request -> request.ending().status())
                    .containsExactly(Status.FAILED, Status.OK);
        }
    }

    @ParameterizedTest
    @CsvSource({"OPENAI, silent, TIMEOUT", "ANTHROPIC, silent, TIMEOUT", "OPENAI, cut, OTHER", "ANTHROPIC, cut, OTHER"})
    void answer_thatNeverComesWhole_fails(Api api, String fault, ErrorKind kind) {
        Answer answer = fault.equals("cut") ? ANSWER.cutAfter(2) : Answer.silent();
        try (Surroundings surroundings = Surroundings.answering(answer)) {
            ChatModel model = recorded(api, surroundings);

            assertThatThrownBy(() -> model.chat("hello")).isInstanceOf(RuntimeException.class);
            assertFailure(surroundings, kind);
        }
    }

    @ParameterizedTest
    @EnumSource
    void connection_refused_fails(Api api) {
        try (Surroundings surroundings = new Surroundings()) {
            surroundings.provider.close();
            ChatModel model = recorded(api, surroundings);

            assertThatThrownBy(() -> model.chat("hello")).isInstanceOf(RuntimeException.class);
            assertFailure(surroundings, ErrorKind.OTHER);
        }
    }

    private static void assertFailure(Surroundings surroundings, ErrorKind kind) {
        Request request = surroundings.onlyRequest();
        assertThat(request.ending().status()).isEqualTo(Status.FAILED);
        assertThat(request.ending().errorKind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource
    void thread_interruptedByTheHost_cancels(Api api) {
        try (Surroundings surroundings = Surroundings.answering(Answer.silent())) {
            ChatModel model = recorded(api, surroundings);
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> model.chat("hello")).isInstanceOf(RuntimeException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(surroundings.onlyRequest().ending().status()).isEqualTo(Status.CANCELLED);
        }
    }

    @Test
    void twoListeners_ofOneRecorder_recordOnce() {
        try (Surroundings surroundings = Surroundings.answering(ANSWER)) {
            ChatModel model = Api.OPENAI.blocking(
                    surroundings.provider.uri(),
                    new RecordingListener(surroundings.recorder, request -> Call.of("openai", "first")),
                    new RecordingListener(surroundings.recorder));
            assertThat(model.chat("hello")).isNotEmpty();

            assertThat(surroundings.onlyRequest().place().model()).isEqualTo("first");
        }
    }

    @Test
    void oneListener_onTwoModels_recordsBoth() {
        try (Surroundings surroundings = Surroundings.answering(ANSWER, ANSWER)) {
            RecordingListener listener = new RecordingListener(surroundings.recorder);
            for (Api api : List.of(Api.OPENAI, Api.ANTHROPIC)) {
                assertThat(api.blocking(surroundings.provider.uri(), listener).chat("hello"))
                        .isNotEmpty();
            }

            assertThat(surroundings.requests())
                    .extracting(request -> request.place().provider())
                    .containsExactly("openai", "anthropic");
        }
    }

    private static ChatModel recorded(Api api, Surroundings surroundings) {
        return api.blocking(surroundings.provider.uri(), new RecordingListener(surroundings.recorder));
    }
}
