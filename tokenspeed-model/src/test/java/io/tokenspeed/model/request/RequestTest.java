package io.tokenspeed.model.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RequestTest {
    @Test
    void merge_withAReplay_keepsTheOwnersCountersIdsAndTimes() {
        Request owner = Sample.request(Sample.tokens(10, 1), Sample.origin("anthropic", "opus", null));
        Request replay = new Request(
                "claude",
                "msg_1",
                "fork",
                Trace.SINGLE,
                Sample.tokens(2, 90),
                Billing.NONE,
                5L,
                new ProviderIds("msg_1", "req_replay"),
                later(owner.origin()));

        Request merged = replay.merge(owner);

        assertThat(merged)
                .isEqualTo(
                        new Request("claude", "msg_1", "fork", Trace.SINGLE, Sample.tokens(10, 1), 5L, owner.origin()));
    }

    @Test
    void merge_ofEquallyNearTranscripts_keepsLargestCounters() {
        Request one = Sample.request(Sample.tokens(10, 1), Sample.origin("anthropic", "opus", null));
        Request other = Sample.request(Sample.tokens(2, 90), one.origin());

        assertThat(one.merge(other).tokens()).isEqualTo(Sample.tokens(10, 90));
    }

    @Test
    void merge_keepsTheBestTrace() {
        Request step = traced(Trace.STEP);

        assertThat(step.merge(traced(Trace.FOREIGN)).trace()).isEqualTo(Trace.STEP);
        assertThat(traced(Trace.FOREIGN).merge(step).trace()).isEqualTo(Trace.STEP);
    }

    @Test
    void merge_ofDifferentRequests_isRefused() {
        Request one = traced(Trace.SINGLE);
        Request other = new Request("claude", "msg_2", null, Trace.SINGLE, one.tokens(), null, one.origin());

        assertThatThrownBy(() -> one.merge(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("different requests: claude msg_1, claude msg_2");
    }

    @Test
    void hasUsage_isFalseOnlyForAFailureWithoutTokens() {
        Origin failed = Sample.origin(Status.FAILED, SpeedBasis.NONE, null);
        Origin ok = Sample.origin(Status.OK, SpeedBasis.NONE, null);

        assertThat(Sample.request(TokenCounts.NONE, failed).hasUsage()).isFalse();
        assertThat(Sample.request(Sample.tokens(1, 0), failed).hasUsage()).isTrue();
        assertThat(Sample.request(TokenCounts.NONE, ok).hasUsage()).isTrue();
    }

    @Test
    void speed_comesFromOutputAndWindow() {
        Request request = Sample.request(Sample.tokens(10, 100), Sample.origin(null, "model", null));

        assertThat(request.speed()).isEqualTo(new Speed(SpeedBasis.E2E_APPROX, 100, 2_000));
    }

    private static Request traced(Trace trace) {
        return new Request(
                "claude", "msg_1", null, trace, Sample.tokens(1, 1), null, Sample.origin(null, "model", null));
    }

    private static Origin later(Origin origin) {
        return new Origin(
                1,
                origin.sessionId(),
                origin.messageId(),
                origin.project(),
                origin.model(),
                origin.provider(),
                null,
                500L,
                null,
                9_000L,
                SpeedBasis.TURN,
                8_500L,
                Status.OK,
                null,
                null);
    }
}
