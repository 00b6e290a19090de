package io.tokenspeed.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.collector.sink.MemorySink;
import io.tokenspeed.model.request.ErrorKind;
import io.tokenspeed.model.request.Measured;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.request.RequestLabels;
import io.tokenspeed.model.request.Speed;
import io.tokenspeed.model.request.SpeedBasis;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.StreamChunks;
import io.tokenspeed.model.request.StreamTimes;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The request that comes of an attempt's marks. */
class RecordedRequestTest {
    private static final long START = TestClocks.START.toEpochMilli();

    private final TestClocks clocks = new TestClocks();
    private final MemorySink sink = new MemorySink(100);
    private final Recorder recorder = Recorder.builder("my-tool")
            .project("/home/ada/shop")
            .session("s1")
            .sink(sink)
            .clocks(clocks, clocks)
            .open();

    @AfterEach
    void close() {
        recorder.close();
    }

    @Test
    void stream_withEveryMark_hasEveryField() {
        Attempt attempt = recorder.start(
                Call.of("openai", "gpt-5.5").user("u17").space("support").tag("a", "b"));
        pass(120);
        attempt.contextReady();
        pass(300);
        attempt.reasoningChunk();
        pass(200);
        for (int i = 0; i < 40; i++) {
            attempt.chunk();
            pass(25);
        }
        attempt.answeredBy("resp_1", "gpt-5.5-2026-01-01", "priority");
        attempt.cost(1_234);
        attempt.complete(Usage.inclusive(1000, 900, 61, 20));

        Request request = only();
        assertThat(request.tool()).isEqualTo("my-tool");
        assertThat(request.naturalKey()).isEqualTo(attempt.id());
        assertThat(request.tokens())
                .isEqualTo(new TokenCounts(100, 900, 0, 0, 61, 20, true, UsageSource.REPORTED, true));
        assertThat(request.loggedCostNano()).isEqualTo(1_234);
        assertThat(request.place().sessionId()).isEqualTo("s1");
        assertThat(request.place().messageId()).isEqualTo("resp_1");
        assertThat(request.place().project()).isEqualTo("/home/ada/shop");
        assertThat(request.place().model()).isEqualTo("gpt-5.5");
        assertThat(request.place().provider()).isEqualTo("openai");
        assertThat(request.timing().startedAtMillis()).isEqualTo(START + 120);
        assertThat(request.timing().firstTokenAtMillis()).isEqualTo(START + 420);
        assertThat(request.timing().completedAtMillis()).isEqualTo(START + 1_620);
        assertThat(request.ending().status()).isEqualTo(Status.OK);
        assertThat(request.ending().serviceTier()).isEqualTo("priority");
        assertThat(measured(request).times())
                .isEqualTo(new StreamTimes(120_000L, 300_000L, 500_000L, 1_475_000L, 1_500_000L));
        assertThat(measured(request).responseModel()).isEqualTo("gpt-5.5-2026-01-01");
        assertThat(request.labels())
                .isEqualTo(new RequestLabels("u17", "support", Map.of("a", "b"), "chat", null, null));
        assertThat(request.speed()).isEqualTo(new Speed(SpeedBasis.EXACT_DECODE, 40, 975));
        assertThat(request.timing().speedBasis()).isEqualTo(SpeedBasis.EXACT_DECODE);
        assertThat(request.timing().windowMillis()).isEqualTo(975);
    }

    @Test
    void stream_hasTheGapsOfItsChunks() {
        Attempt attempt = recorder.start("openai", "gpt-5.5");
        for (int i = 1; i <= 100; i++) {
            attempt.chunk();
            pass(i);
        }
        attempt.complete(10, 200);

        StreamChunks chunks = measured(only()).chunks();
        assertThat(chunks.all()).isEqualTo(100);
        assertThat(chunks.answer()).isEqualTo(100);
        assertThat(chunks.gapP50Micros()).isBetween(48_400L, 51_600L);
        assertThat(chunks.gapP95Micros()).isBetween(92_100L, 98_000L);
    }

    @Test
    void stream_hiddenReasoning_countsForNoSpeed() {
        Attempt attempt = recorder.start("openai", "gpt-5.5");
        pass(5_000);
        for (int i = 0; i < 10; i++) {
            attempt.chunk();
            pass(100);
        }
        attempt.complete(Usage.inclusive(10, 0, 2_100, 2_000));

        assertThat(only().speed()).isEqualTo(new Speed(SpeedBasis.EXACT_DECODE, 99, 900));
    }

    /** Chunks, milliseconds from the first to the last, output tokens; the end is 500 ms after the last chunk. */
    @ParameterizedTest
    @CsvSource({
        "3, 100, 2, EXACT_DECODE, 1, 100",
        "3, 100, 200, EXACT_DECODE, 199, 100",
        "2, 100, 200, EXACT_E2E, 200, 600",
        "3, 99, 200, EXACT_E2E, 200, 599",
        "3, 100, 1, EXACT_E2E, 1, 600",
        "0, 0, 200, EXACT_E2E, 200, 500",
        "3, 100, 0, NONE, 0, 0"
    })
    void speed_hasTheBestKnownBasis(int chunks, int window, int output, SpeedBasis basis, long tokens, long millis) {
        Attempt attempt = recorder.start("openai", "gpt-5.5");
        for (int i = 0; i < chunks; i++) {
            attempt.chunk();
            if (i == 0) {
                pass(window);
            }
        }
        pass(500);
        attempt.complete(10, output);

        assertThat(only().speed()).isEqualTo(new Speed(basis, tokens, millis));
    }

    @Test
    void speed_withoutReportedUsage_isUnknown() {
        Attempt attempt = recorder.start("openai", "gpt-5.5");
        attempt.chunk();
        pass(1_000);
        attempt.complete(Usage.MISSING);

        assertThat(only().speed()).isEqualTo(Speed.UNKNOWN);
    }

    @Test
    void blockingCall_hasNoFirstToken() {
        Attempt attempt = recorder.start("openai", "gpt-5.5");
        pass(2_000);
        attempt.complete(10, 20);

        Request request = only();
        assertThat(request.timing().firstTokenAtMillis()).isNull();
        assertThat(measured(request).times()).isEqualTo(new StreamTimes(null, null, null, null, 2_000_000L));
        assertThat(measured(request).chunks()).isEqualTo(StreamChunks.NONE);
    }

    @Test
    void firstToken_alone_givesItsTime() {
        Attempt attempt = recorder.start("openai", "gpt-5.5");
        pass(300);
        attempt.firstToken();
        pass(700);
        attempt.complete(10, 20);

        Request request = only();
        assertThat(request.timing().firstTokenAtMillis()).isEqualTo(START + 300);
        assertThat(request.speed()).isEqualTo(new Speed(SpeedBasis.EXACT_E2E, 20, 1_000));
    }

    @Test
    void marks_inAnyOrder_giveTimesThatRunForward() {
        Attempt attempt = recorder.start("openai", "gpt-5.5");
        pass(100);
        attempt.chunk();
        pass(100);
        attempt.contextReady();
        pass(100);
        attempt.complete(10, 20);

        assertThat(measured(only()).times()).isEqualTo(new StreamTimes(200_000L, 0L, 0L, 0L, 100_000L));
    }

    @Test
    void wallClock_thatJumps_changesNoDuration() {
        Attempt attempt = recorder.start("openai", "gpt-5.5");
        clocks.jump(Duration.ofHours(-2));
        pass(300);
        attempt.chunk();
        clocks.jump(Duration.ofHours(5));
        pass(200);
        attempt.complete(10, 20);

        Request request = only();
        assertThat(request.timing().startedAtMillis()).isEqualTo(START);
        assertThat(request.timing().completedAtMillis()).isEqualTo(START + 500);
    }

    @ParameterizedTest
    @CsvSource({"RATE_LIMITED", "TIMEOUT", "SERVER", "CLIENT", "OTHER"})
    void fail_hasItsKind(ErrorKind kind) {
        recorder.start("openai", "gpt-5.5").fail(kind);

        Request request = only();
        assertThat(request.ending().status()).isEqualTo(Status.FAILED);
        assertThat(request.ending().errorKind()).isEqualTo(kind);
        assertThat(request.hasUsage()).isFalse();
    }

    @Test
    void cancel_keepsWhatWasUsed() {
        recorder.start("openai", "gpt-5.5").cancel(Usage.exclusive(10, 0, 0, 0, 5));

        Request request = only();
        assertThat(request.ending().status()).isEqualTo(Status.CANCELLED);
        assertThat(request.tokens().total()).isEqualTo(15);
    }

    @Test
    void close_withoutEnd_isAFailure() {
        try (Attempt attempt = recorder.start("openai", "gpt-5.5")) {
            attempt.chunk();
        }

        assertThat(only().ending().errorKind()).isEqualTo(ErrorKind.OTHER);
    }

    @Test
    void ends_afterTheFirst_changeNothing() {
        try (Attempt attempt = recorder.start("openai", "gpt-5.5")) {
            attempt.complete(10, 20);
            attempt.fail(ErrorKind.SERVER);
            attempt.chunk();
            attempt.cancel();
        }

        assertThat(only().ending().status()).isEqualTo(Status.OK);
        assertThat(recorder.counts().captured()).isEqualTo(1);
    }

    @Test
    void retryOf_namesTheFirstAttempt() {
        Attempt first = recorder.start("openai", "gpt-5.5");
        first.fail(ErrorKind.RATE_LIMITED);
        recorder.start(Call.of("openai", "gpt-5.5").retryOf(first)).complete(10, 20);
        recorder.flush(Duration.ofSeconds(10));

        assertThat(sink.requests()).hasSize(2);
        assertThat(sink.requests().get(1).labels().attemptOf()).isEqualTo(first.id());
    }

    @Test
    void fromCache_isAHit() {
        Attempt attempt = recorder.start("openai", "gpt-5.5");
        attempt.fromCache();
        attempt.complete(10, 20);

        assertThat(only().labels().cacheHit()).isTrue();
    }

    @Test
    @SuppressWarnings("NullAway") // hosts are not bound to our annotations
    void nulls_harmNobody() {
        recorder.start((Call) null).complete(null);
        recorder.start(null, null).fail(null);
        recorder.start(new Call(null, null, null, null, null).user(null).tag(null, null))
                .cancel(null);

        assertThat(recorder.flush(Duration.ofSeconds(10))).isTrue();
        assertThat(sink.requests()).hasSize(3).allSatisfy(request -> {
            assertThat(request.place().provider()).isEqualTo("unknown");
            assertThat(request.place().model()).isEqualTo("unknown");
        });
        assertThat(recorder.flush(null)).isTrue();
    }

    private void pass(long millis) {
        clocks.pass(Duration.ofMillis(millis));
    }

    private Request only() {
        assertThat(recorder.flush(Duration.ofSeconds(10))).isTrue();
        assertThat(sink.requests()).hasSize(1);
        return sink.requests().get(0);
    }

    private static Measured measured(Request request) {
        return Objects.requireNonNull(request.measured());
    }
}
