package io.tokenspeed.model.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OriginTest {
    @Test
    void compareTo_ownerBeatsReplay_evenIfItStartedLater() {
        assertThat(details(0, "b", 9L, 10L)).isLessThan(details(1, "a", 1L, 2L));
    }

    @Test
    void compareTo_sameDistance_earlierStartWins() {
        assertThat(details(1, "b", 1L, 9L)).isLessThan(details(1, "a", 2L, 3L));
    }

    @Test
    void compareTo_knownStartBeatsUnknown() {
        assertThat(details(0, "b", 5L, 9L)).isLessThan(details(0, "a", null, 3L));
    }

    @Test
    void compareTo_sameStart_smallerSessionWins() {
        assertThat(details(0, "a", 5L, 7L)).isLessThan(details(0, "b", 5L, 9L));
    }

    @Test
    void compareTo_sameTranscript_latestEndWins() {
        assertThat(details(0, "a", 5L, 9L)).isLessThan(details(0, "a", 5L, 7L));
        assertThat(details(0, "a", 5L, 7L)).isLessThan(details(0, "a", 5L, null));
    }

    @Test
    void instant_isTheEnd_elseTheStart() {
        assertThat(details(0, "a", 5L, 9L).timing().instantMillis()).isEqualTo(9);
        assertThat(details(0, "a", 5L, null).timing().instantMillis()).isEqualTo(5);
    }

    @Test
    void durationMillis_needsStartAndEnd() {
        assertThat(details(0, "a", 5L, 9L).timing().durationMillis()).isEqualTo(4);
        assertThat(details(0, "a", null, 9L).timing().durationMillis()).isNull();
        assertThat(details(0, "a", 5L, null).timing().durationMillis()).isNull();
    }

    @Test
    void create_withoutAnyTime_isRefused() {
        assertThatThrownBy(() -> details(0, "a", null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("neither start nor end of the request is known");
    }

    @Test
    void create_failureWithoutReason_isRefused() {
        assertThatThrownBy(() -> details(Status.FAILED, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("status FAILED with errorKind null");
        assertThatThrownBy(() -> details(Status.OK, ErrorKind.TIMEOUT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("status OK with errorKind TIMEOUT");
    }

    private static RequestDetails details(int distance, String session, @Nullable Long start, @Nullable Long end) {
        return new RequestDetails(
                new RequestPlace(distance, session, "m", null, "x", null, null),
                new RequestTiming(start, null, end, SpeedBasis.NONE, null),
                RequestEnding.OK);
    }

    private static RequestDetails details(Status status, @Nullable ErrorKind errorKind) {
        return new RequestDetails(
                new RequestPlace(0, "a", "m", null, "x", null, null),
                new RequestTiming(1L, null, 2L, SpeedBasis.NONE, null),
                new RequestEnding(status, errorKind, null));
    }
}
