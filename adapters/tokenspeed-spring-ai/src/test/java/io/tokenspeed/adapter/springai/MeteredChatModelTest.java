package io.tokenspeed.adapter.springai;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.fakeprovider.ReportedUsage;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.ai.chat.model.ChatResponse;

class MeteredChatModelTest {
    private static final Answer SLOW = Answer.text(6).every(Duration.ofMillis(50));

    @ParameterizedTest
    @EnumSource
    void stream_isRecordedAndPassedOn(Api api) {
        try (Surroundings surroundings = Surroundings.answering(SLOW.id("answer-1")
                .model("other")
                .usage(ReportedUsage.of(1000, 60).cached(900)))) {
            assertThat(Parts.text(Parts.read(api.metered(surroundings)))).isNotEmpty();

            Request request = surroundings.onlyRequest();
            Measured measured = measured(surroundings);
            assertThat(request.place().provider()).isEqualTo(api.provider());
            assertThat(request.place().model()).isEqualTo(api.modelName());
            assertThat(request.place().messageId()).isEqualTo("answer-1");
            assertThat(request.labels().operation()).isEqualTo("chat");
            assertThat(request.ending().status()).isEqualTo(Status.OK);
            assertThat(measured.responseModel()).isEqualTo("other");
            assertThat(measured.chunks().all()).isEqualTo(6);
            assertThat(measured.chunks().answer()).isEqualTo(6);
            assertThat(request.tokens().input()).isEqualTo(100);
            assertThat(request.tokens().cacheRead()).isEqualTo(900);
            assertThat(request.tokens().output()).isEqualTo(60);
            assertThat(request.speed().basis()).isEqualTo(SpeedBasis.EXACT_DECODE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void call_isRecorded(Api api) {
        Answer answer = Answer.text(5)
                .firstAfter(Duration.ofMillis(50))
                .usage(ReportedUsage.of(1000, 60).cached(900));
        try (Surroundings surroundings = Surroundings.answering(answer)) {
            assertThat(api.metered(surroundings).call("hello")).isNotEmpty();

            Request request = surroundings.onlyRequest();
            assertThat(request.place().model()).isEqualTo(api.modelName());
            assertThat(request.ending().status()).isEqualTo(Status.OK);
            assertThat(request.timing().firstTokenAtMillis()).isNull();
            assertThat(request.tokens().input()).isEqualTo(100);
            assertThat(request.tokens().cacheRead()).isEqualTo(900);
            assertThat(request.tokens().output()).isEqualTo(60);
            assertThat(request.speed().basis()).isEqualTo(SpeedBasis.EXACT_E2E);
            assertThat(request.speed().millis()).isBetween(50L, 20_000L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void toolCall_isSeenWhenSpringPassesItOn(Api api) {
        try (Surroundings surroundings = Surroundings.answering(Answer.text(0).toolCall(4))) {
            List<ChatResponse> parts = Parts.read(api.metered(surroundings));

            assertThat(parts).anyMatch(ChatResponse::hasToolCalls);
            assertThat(measured(surroundings).chunks().answer()).isEqualTo(1);
            assertThat(surroundings.onlyRequest().ending().status()).isEqualTo(Status.OK);
        }
    }

    @ParameterizedTest
    @EnumSource
    void reasoning_comesBeforeTheAnswer(Api api) {
        try (Surroundings surroundings = Surroundings.answering(SLOW.reasoning(4))) {
            Parts.read(api.metered(surroundings));

            Measured measured = measured(surroundings);
            assertThat(measured.chunks().all()).isEqualTo(10);
            assertThat(measured.chunks().answer()).isEqualTo(6);
            assertThat(measured.times().answerMicros())
                    .isGreaterThan(micros(measured.times().firstMicros()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void hiddenReasoning_doesNotCountIntoTheSpeedOfTheAnswer(Api api) {
        try (Surroundings surroundings =
                Surroundings.answering(SLOW.usage(ReportedUsage.of(10, 2006).reasoning(2000)))) {
            Parts.read(api.metered(surroundings));

            Request request = surroundings.onlyRequest();
            assertThat(request.tokens().reasoning()).isEqualTo(2000);
            assertThat(request.tokens().reasoningKnown()).isTrue();
            assertThat(request.speed().tokens()).isEqualTo(5);
        }
    }

    @Test
    void cacheWrites_ofAnthropic_areKeptApartWhereItSaysSo() {
        Answer answer = SLOW.usage(ReportedUsage.of(1000, 6).cached(700).written(200, 50));
        try (Surroundings surroundings = Surroundings.answering(answer, answer)) {
            assertThat(Api.ANTHROPIC.metered(surroundings).call("hello")).isNotEmpty();
            Parts.read(Api.ANTHROPIC.metered(surroundings));

            assertThat(surroundings.requests())
                    .extracting(Request::tokens)
                    .allMatch(tokens -> tokens.input() == 50 && tokens.cacheRead() == 700 && tokens.cacheWrite() == 250)
                    .extracting(TokenCounts::cacheWrite1h)
                    .containsExactly(50L, 0L);
        }
    }

    @Test
    void usage_notReported_isMissingAndNotZero() {
        try (Surroundings surroundings = Surroundings.answering(SLOW.noUsage(), SLOW.noUsage())) {
            Parts.read(Api.OPENAI.metered(surroundings));
            assertThat(Api.OPENAI.metered(surroundings).call("hello")).isNotEmpty();

            assertThat(surroundings.requests())
                    .hasSize(2)
                    .allMatch(request -> request.ending().status() == Status.OK)
                    .allMatch(request -> request.tokens().equals(TokenCounts.NONE));
        }
    }

    private static Measured measured(Surroundings surroundings) {
        return Objects.requireNonNull(surroundings.onlyRequest().measured());
    }

    private static long micros(@Nullable Long value) {
        return Objects.requireNonNull(value);
    }
}
