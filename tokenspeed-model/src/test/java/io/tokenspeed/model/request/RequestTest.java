package io.tokenspeed.model.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RequestTest {
    @Test
    void merge_withAReplay_keepsTheOwnersCountersIdsAndTimes() {
        Request owner = Sample.request(Sample.tokens(10, 1), Sample.details("anthropic", "opus", null));
        Request replay = new Request(
                new RequestKey("claude", "msg_1", "fork"),
                RecordKind.SINGLE,
                Sample.tokens(2, 90),
                Billing.NONE,
                5L,
                new ProviderIds("msg_1", "req_replay"),
                later(owner.details()));

        Request merged = replay.merge(owner);

        assertThat(merged)
                .isEqualTo(new Request(
                        new RequestKey("claude", "msg_1", "fork"),
                        RecordKind.SINGLE,
                        Sample.tokens(10, 1),
                        5L,
                        owner.details()));
    }

    @Test
    void merge_ofEquallyNearTranscripts_keepsLargestCounters() {
        Request one = Sample.request(Sample.tokens(10, 1), Sample.details("anthropic", "opus", null));
        Request other = Sample.request(Sample.tokens(2, 90), one.details());

        assertThat(one.merge(other).tokens()).isEqualTo(Sample.tokens(10, 90));
    }

    @Test
    void merge_keepsTheBestTrace() {
        Request step = traced(RecordKind.STEP);

        assertThat(step.merge(traced(RecordKind.FOREIGN)).kind()).isEqualTo(RecordKind.STEP);
        assertThat(traced(RecordKind.FOREIGN).merge(step).kind()).isEqualTo(RecordKind.STEP);
    }

    @Test
    void merge_ofDifferentRequests_isRefused() {
        Request one = traced(RecordKind.SINGLE);
        Request other =
                new Request(new RequestKey("claude", "msg_2"), RecordKind.SINGLE, one.tokens(), null, one.details());

        assertThatThrownBy(() -> one.merge(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("different requests: claude msg_1, claude msg_2");
    }

    @Test
    void hasUsage_isFalseOnlyForAFailureWithoutTokens() {
        RequestDetails failed = Sample.details(Status.FAILED, SpeedBasis.NONE, null);
        RequestDetails ok = Sample.details(Status.OK, SpeedBasis.NONE, null);

        assertThat(Sample.request(TokenCounts.NONE, failed).hasUsage()).isFalse();
        assertThat(Sample.request(Sample.tokens(1, 0), failed).hasUsage()).isTrue();
        assertThat(Sample.request(TokenCounts.NONE, ok).hasUsage()).isTrue();
    }

    @Test
    void speed_comesFromOutputAndWindow() {
        Request request = Sample.request(Sample.tokens(10, 100), Sample.details(null, "model", null));

        assertThat(request.speed()).isEqualTo(new Speed(SpeedBasis.E2E_APPROX, 100, 2_000));
    }

    private static Request traced(RecordKind kind) {
        return new Request(
                new RequestKey("claude", "msg_1"),
                kind,
                Sample.tokens(1, 1),
                null,
                Sample.details(null, "model", null));
    }

    private static RequestDetails later(RequestDetails details) {
        return new RequestDetails(
                new RequestPlace(
                        1,
                        details.place().sessionId(),
                        details.place().messageId(),
                        details.place().project(),
                        details.place().model(),
                        details.place().provider(),
                        null),
                new RequestTiming(500L, null, 9_000L, SpeedBasis.TURN, 8_500L),
                RequestEnding.OK);
    }
}
