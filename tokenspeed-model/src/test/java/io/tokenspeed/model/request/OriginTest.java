package io.tokenspeed.model.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OriginTest {
    @Test
    void compareTo_ownerBeatsReplay_evenIfItStartedLater() {
        assertThat(origin(0, "b", 9L, 10L)).isLessThan(origin(1, "a", 1L, 2L));
    }

    @Test
    void compareTo_sameDistance_earlierStartWins() {
        assertThat(origin(1, "b", 1L, 9L)).isLessThan(origin(1, "a", 2L, 3L));
    }

    @Test
    void compareTo_knownStartBeatsUnknown() {
        assertThat(origin(0, "b", 5L, 9L)).isLessThan(origin(0, "a", null, 3L));
    }

    @Test
    void compareTo_sameStart_smallerSessionWins() {
        assertThat(origin(0, "a", 5L, 7L)).isLessThan(origin(0, "b", 5L, 9L));
    }

    @Test
    void compareTo_sameTranscript_latestEndWins() {
        assertThat(origin(0, "a", 5L, 9L)).isLessThan(origin(0, "a", 5L, 7L));
        assertThat(origin(0, "a", 5L, 7L)).isLessThan(origin(0, "a", 5L, null));
    }

    @Test
    void instant_isTheEnd_elseTheStart() {
        assertThat(origin(0, "a", 5L, 9L).instant()).isEqualTo(9);
        assertThat(origin(0, "a", 5L, null).instant()).isEqualTo(5);
    }

    @Test
    void durationMillis_needsStartAndEnd() {
        assertThat(origin(0, "a", 5L, 9L).durationMillis()).isEqualTo(4);
        assertThat(origin(0, "a", null, 9L).durationMillis()).isNull();
        assertThat(origin(0, "a", 5L, null).durationMillis()).isNull();
    }

    @Test
    void create_withoutAnyTime_isRefused() {
        assertThatThrownBy(() -> origin(0, "a", null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("neither start nor end of message m is known");
    }

    @Test
    void create_failureWithoutReason_isRefused() {
        assertThatThrownBy(() -> origin(Status.FAILED, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("status FAILED with errorKind null");
        assertThatThrownBy(() -> origin(Status.OK, ErrorKind.TIMEOUT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("status OK with errorKind TIMEOUT");
    }

    private static Origin origin(int distance, String session, @Nullable Long start, @Nullable Long end) {
        return new Origin(
                distance,
                session,
                "m",
                null,
                "x",
                null,
                null,
                start,
                null,
                end,
                SpeedBasis.NONE,
                null,
                Status.OK,
                null,
                null);
    }

    private static Origin origin(Status status, @Nullable ErrorKind errorKind) {
        return new Origin(
                0, "a", "m", null, "x", null, null, 1L, null, 2L, SpeedBasis.NONE, null, status, errorKind, null);
    }
}
