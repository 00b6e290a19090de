package io.tokenspeed.adapter.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.fakeprovider.ReportedUsage;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeteredStreamingChatModelTest {
    private static final Answer SLOW = Answer.text(6).every(Duration.ofMillis(50));

    @ParameterizedTest
    @EnumSource
    void stream_isRecordedAndPassedOn(Api api) throws Exception {
        try (Surroundings surroundings = Surroundings.answering(SLOW.id("answer-1")
                .model("other")
                .usage(ReportedUsage.of(1000, 60).cached(900)))) {
            Reader reader = read(api, surroundings, false);

            Request request = surroundings.onlyRequest();
            Measured measured = Objects.requireNonNull(request.measured());
            assertThat(reader.text).isNotEmpty();
            assertThat(reader.errors).isEmpty();
            assertThat(request.place().provider()).isEqualTo(api.provider());
            assertThat(request.place().model()).isEqualTo(api.model());
            assertThat(request.place().messageId()).isEqualTo("answer-1");
            assertThat(request.labels().operation()).isEqualTo("chat");
            assertThat(request.ending().status()).isEqualTo(Status.OK);
            assertThat(measured.responseModel()).isEqualTo("other");
            assertThat(measured.chunks().all()).isEqualTo(6);
            assertThat(measured.chunks().answer()).isEqualTo(6);
            assertThat(request.tokens().input()).isEqualTo(100);
            assertThat(request.tokens().cacheRead()).isEqualTo(900);
            assertThat(request.tokens().output()).isEqualTo(60);
            assertThat(request.tokens().source()).isEqualTo(UsageSource.REPORTED);
            assertThat(request.speed().basis()).isEqualTo(SpeedBasis.EXACT_DECODE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void toolCall_marksItsArguments(Api api) throws Exception {
        try (Surroundings surroundings = Surroundings.answering(Answer.text(0).toolCall(4))) {
            Reader reader = read(api, surroundings, false);

            Measured measured =
                    Objects.requireNonNull(surroundings.onlyRequest().measured());
            assertThat(reader.arguments).isNotEmpty();
            assertThat(measured.chunks().answer()).isEqualTo(4);
            assertThat(measured.times().firstMicros()).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void reasoning_shown_comesBeforeTheAnswer(Api api) throws Exception {
        try (Surroundings surroundings = Surroundings.answering(SLOW.reasoning(4))) {
            Reader reader = read(api, surroundings, true);

            Measured measured =
                    Objects.requireNonNull(surroundings.onlyRequest().measured());
            assertThat(reader.thinking).isNotEmpty();
            assertThat(measured.chunks().all()).isEqualTo(10);
            assertThat(measured.chunks().answer()).isEqualTo(6);
            assertThat(measured.times().answerMicros())
                    .isGreaterThan(micros(measured.times().firstMicros()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void reasoning_notReturned_isNotSeen(Api api) throws Exception {
        try (Surroundings surroundings = Surroundings.answering(SLOW.reasoning(4))) {
            read(api, surroundings, false);

            Measured measured =
                    Objects.requireNonNull(surroundings.onlyRequest().measured());
            assertThat(measured.chunks().all()).isEqualTo(6);
            assertThat(measured.times().firstMicros())
                    .isEqualTo(measured.times().answerMicros());
        }
    }

    @Test
    void reasoningTokens_ofOpenAi_doNotCountIntoTheSpeedOfTheAnswer() throws Exception {
        try (Surroundings surroundings = Surroundings.answering(
                SLOW.serviceTier("flex").usage(ReportedUsage.of(10, 2006).reasoning(2000)))) {
            read(Api.OPENAI, surroundings, false);

            Request request = surroundings.onlyRequest();
            assertThat(request.tokens().reasoning()).isEqualTo(2000);
            assertThat(request.tokens().reasoningKnown()).isTrue();
            assertThat(request.speed().tokens()).isEqualTo(5);
            assertThat(request.ending().serviceTier()).isEqualTo("flex");
        }
    }

    @Test
    void cacheWrites_ofAnthropic_areKept() throws Exception {
        ReportedUsage usage = ReportedUsage.of(1000, 6).cached(700).written(200, 50);
        try (Surroundings surroundings = Surroundings.answering(SLOW.usage(usage))) {
            read(Api.ANTHROPIC, surroundings, false);

            TokenCounts tokens = surroundings.onlyRequest().tokens();
            assertThat(tokens.input()).isEqualTo(50);
            assertThat(tokens.cacheRead()).isEqualTo(700);
            assertThat(tokens.cacheWrite()).isEqualTo(250);
            assertThat(tokens.reasoningKnown()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void usage_notReported_isMissingAndNotZero(Api api) throws Exception {
        try (Surroundings surroundings = Surroundings.answering(SLOW.noUsage())) {
            read(api, surroundings, false);

            Request request = surroundings.onlyRequest();
            assertThat(request.ending().status()).isEqualTo(Status.OK);
            assertThat(request.tokens()).isEqualTo(TokenCounts.NONE);
            assertThat(request.speed().basis()).isEqualTo(SpeedBasis.NONE);
        }
    }

    private static Reader read(Api api, Surroundings surroundings, boolean thinking) throws Exception {
        return Reader.of(MeteredStreamingChatModel.of(
                api.streaming(surroundings.provider.uri(), thinking), surroundings.recorder));
    }

    private static long micros(@Nullable Long value) {
        return Objects.requireNonNull(value);
    }
}
