package io.tokenspeed.adapter.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.collector.Call;
import io.tokenspeed.collector.Usage;
import io.tokenspeed.fakeprovider.Answer;
import io.tokenspeed.fakeprovider.ReportedUsage;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.StreamChunks;
import io.tokenspeed.model.request.UsageSource;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that are complete. */
final class AnsweredTest {
    private final Host host = new Host();

    @AfterEach
    void close() {
        host.close();
    }

    private static Measured measured(Request request) {
        return Objects.requireNonNull(request.measured());
    }

    @ParameterizedTest
    @EnumSource
    void answer_everyWay_givesHostAllAndRecordsAllThatIsReported(Way way) throws Exception {
        host.provider.next(Answer.text(5)
                .reasoning(3)
                .usage(ReportedUsage.of(1000, 61).cached(900).written(20, 30).reasoning(20))
                .model("claude-sonnet-5-20260901")
                .id("msg_1")
                .serviceTier("priority"));

        String text = way.ask(host);

        assertThat(text).isNotEmpty();
        Request request = host.single();
        assertThat(request.ending().status()).isEqualTo(Status.OK);
        assertThat(request.tokens()).isEqualTo(Usage.exclusive(50, 900, 20, 30, 61, 20));
        assertThat(request.place().provider()).isEqualTo("anthropic");
        assertThat(request.place().model()).isEqualTo("claude-sonnet-5");
        assertThat(request.place().messageId()).isEqualTo("msg_1");
        assertThat(request.ending().serviceTier()).isEqualTo("priority");
        assertThat(measured(request).responseModel()).isEqualTo("claude-sonnet-5-20260901");
        assertThat(measured(request).chunks().all()).isEqualTo(way.streams() ? 8 : 0);
        assertThat(measured(request).chunks().answer()).isEqualTo(way.streams() ? 5 : 0);
        assertThat(measured(request).times().contextMicros()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void answer_withoutUsage_hasUnknownTokens(Way way) throws Exception {
        host.provider.next(Answer.text(5).noUsage());

        way.ask(host);

        assertThat(host.single().ending().status()).isEqualTo(Status.OK);
        assertThat(host.single().tokens()).isEqualTo(Usage.MISSING);
    }

    @ParameterizedTest
    @EnumSource
    void answer_thatDoesNotTellReasoningApart_hasUnknownReasoning(Way way) throws Exception {
        host.provider.next(Answer.text(5).usage(ReportedUsage.of(10, 5)));

        way.ask(host);

        assertThat(host.single().tokens()).isEqualTo(Usage.exclusive(10, 0, 0, 0, 5));
        assertThat(host.single().tokens().source()).isEqualTo(UsageSource.REPORTED);
    }

    @ParameterizedTest
    @EnumSource(names = {"STREAM", "ASYNC_STREAM"})
    void stream_ofToolCall_countsItsArgumentsAsAnswer(Way way) throws Exception {
        host.provider.next(Answer.text(0).toolCall(4));

        way.ask(host);

        StreamChunks chunks = measured(host.single()).chunks();
        assertThat(chunks.all()).isEqualTo(4);
        assertThat(chunks.answer()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(names = {"STREAM", "ASYNC_STREAM"})
    void stream_ofHiddenReasoning_hasTheSpeedOfItsAnswer(Way way) throws Exception {
        host.provider.next(Answer.text(5)
                .firstAfter(Duration.ofMillis(100))
                .every(Duration.ofMillis(50))
                .usage(ReportedUsage.of(10, 2005).reasoning(2000)));

        way.ask(host);

        Request request = host.single();
        assertThat(measured(request).chunks().all()).isEqualTo(5);
        assertThat(measured(request).times().firstMicros())
                .isEqualTo(measured(request).times().answerMicros());
        assertThat(request.speed().basis()).isEqualTo(SpeedBasis.EXACT_DECODE);
        assertThat(request.speed().tokens()).isEqualTo(4);
    }

    @Test
    void stream_ofShownReasoning_tellsReasoningAndAnswerApart() throws Exception {
        host.provider.otherwise(Answer.text(3).reasoning(3).every(Duration.ofMillis(40)));
        Way.STREAM.ask(host); // loads the classes

        Way.STREAM.ask(host);

        Measured measured = measured(host.recorded().get(1));
        assertThat(Objects.requireNonNull(measured.times().answerMicros())
                        - Objects.requireNonNull(measured.times().firstMicros()))
                .isGreaterThan(40_000L);
    }

    @Test
    void call_ofTheHost_givesLabels() throws Exception {
        MeteredMessages.of(
                        host.client,
                        host.recorder,
                        params -> Call.of("proxy", "named")
                                .user("u17")
                                .space("support")
                                .session("s1"))
                .create(Host.QUESTION);

        Request request = host.single();
        assertThat(request.place().provider()).isEqualTo("proxy");
        assertThat(request.place().model()).isEqualTo("named");
        assertThat(request.place().sessionId()).isEqualTo("s1");
        assertThat(request.labels().user()).isEqualTo("u17");
        assertThat(request.labels().space()).isEqualTo("support");
    }

    @Test
    void call_ofTheHost_seesTheRequest() throws Exception {
        MeteredMessages.of(
                        host.client.async(),
                        host.recorder,
                        params -> Call.of("anthropic", params.model().asString())
                                .tag("limit", Long.toString(params.maxTokens())))
                .create(Host.QUESTION)
                .get();

        assertThat(host.single().place().model()).isEqualTo("claude-sonnet-5");
        assertThat(host.single().labels().tags()).containsEntry("limit", "100");
    }

    @Test
    void withOptions_isRecordedToo() throws Exception {
        host.messages.withOptions(options -> options.putHeader("x-test", "1")).create(Host.QUESTION);
        host.asyncMessages
                .withOptions(options -> options.putHeader("x-test", "1"))
                .create(Host.QUESTION)
                .get();

        assertThat(host.recorded()).hasSize(2);
        assertThat(host.provider.exchanges())
                .allSatisfy(exchange -> assertThat(exchange.headers()).containsEntry("x-test", "1"));
    }
}
