package io.tokenspeed.sources.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.RequestTiming;
import io.tokenspeed.model.request.SpeedBasis;
import org.junit.jupiter.api.Test;

class LogTimingTest {
    @Test
    void between_startBeforeEnd_isApproximate() {
        assertThat(LogTiming.between(1000L, 3000))
                .isEqualTo(new RequestTiming(1000L, null, 3000L, SpeedBasis.E2E_APPROX, 2000L));
    }

    @Test
    void between_unknownOrLateStart_hasNoSpeed() {
        RequestTiming none = new RequestTiming(null, null, 3000L, SpeedBasis.NONE, null);

        assertThat(LogTiming.between(null, 3000)).isEqualTo(none);
        assertThat(LogTiming.between(3000L, 3000)).isEqualTo(none);
    }

    @Test
    void measured_withFirstTokenAndAllTokensSeen_isDecodeTime() {
        assertThat(LogTiming.measured(1000, 3000, 2000, 500L, true))
                .isEqualTo(new RequestTiming(1000L, 1500L, 3000L, SpeedBasis.EXACT_DECODE, 1500L));
    }

    @Test
    void measured_withHiddenTokensOrShortDecode_isEndToEnd() {
        assertThat(LogTiming.measured(1000, 3000, 2000, 500L, false))
                .isEqualTo(new RequestTiming(1000L, 1500L, 3000L, SpeedBasis.EXACT_E2E, 2000L));
        assertThat(LogTiming.measured(1000, 3000, 2000, 1950L, true))
                .isEqualTo(new RequestTiming(1000L, 2950L, 3000L, SpeedBasis.EXACT_E2E, 2000L));
    }

    @Test
    void measured_withoutBelievableFirstToken_isEndToEnd() {
        RequestTiming expected = new RequestTiming(1000L, null, 3000L, SpeedBasis.EXACT_E2E, 2000L);

        assertThat(LogTiming.measured(1000, 3000, 2000, null, true)).isEqualTo(expected);
        assertThat(LogTiming.measured(1000, 3000, 2000, 0L, true)).isEqualTo(expected);
        assertThat(LogTiming.measured(1000, 3000, 2000, 2500L, true)).isEqualTo(expected);
    }
}
