package io.tokenspeed.model.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeedTest {
    @ParameterizedTest
    @CsvSource({
        "EXACT_DECODE, 101, 2000, 100",
        "EXACT_DECODE, 2, 100, 1",
        "EXACT_E2E, 1, 1, 1",
        "E2E_APPROX, 100, 2000, 100",
        "TURN, 100, 2000, 100",
    })
    void of_enoughTokensAndTime_isKnown(SpeedBasis basis, long output, long millis, long counted) {
        Speed speed = speed(basis, output, millis);

        assertThat(speed).isEqualTo(new Speed(basis, counted, millis));
    }

    @ParameterizedTest
    @CsvSource({
        "EXACT_DECODE, 1, 2000",
        "EXACT_DECODE, 100, 99",
        "EXACT_E2E, 0, 10",
        "E2E_APPROX, 19, 2000",
        "TURN, 100, 499",
        "NONE, 100, 2000",
        "E2E_APPROX, 100,",
    })
    void of_tooFewTokensOrTooLittleTime_isUnknown(SpeedBasis basis, long output, @Nullable Long millis) {
        assertThat(speed(basis, output, millis)).isEqualTo(Speed.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"FAILED", "CANCELLED"})
    void of_attemptThatDidNotEndWell_isUnknown(Status status) {
        RequestDetails details = Sample.details(status, SpeedBasis.E2E_APPROX, 2_000L);

        assertThat(Sample.request(Sample.tokens(10, 100), details).speed()).isEqualTo(Speed.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"120, 100, true, 100, 20", "120, 100, true, 99,", "119, 100, true, 500,", "120, 0, false, 500,"})
    void of_streamInALog_countsWhatFollowsTheReasoning(
            long output, long reasoning, boolean known, long millis, @Nullable Long counted) {
        TokenCounts tokens = new TokenCounts(10, 0, 0, 0, output, reasoning, known, UsageSource.REPORTED, true);

        Speed speed = Sample.request(tokens, Sample.details(Status.OK, SpeedBasis.STREAM_WINDOW, millis))
                .speed();

        assertThat(speed)
                .isEqualTo(counted == null ? Speed.UNKNOWN : new Speed(SpeedBasis.STREAM_WINDOW, counted, millis));
    }

    @Test
    void of_placeholderOutput_isUnknown() {
        TokenCounts tokens = new TokenCounts(10, 0, 0, 0, 100, 0, false, UsageSource.REPORTED, false);

        assertThat(Sample.request(tokens, Sample.details(Status.OK, SpeedBasis.E2E_APPROX, 2_000L))
                        .speed())
                .isEqualTo(Speed.UNKNOWN);
    }

    @Test
    void tokensPerSecond_dividesByTime() {
        assertThat(new Speed(SpeedBasis.EXACT_E2E, 150, 2_000).tokensPerSecond())
                .isCloseTo(75, within(1e-9));
        assertThat(Speed.UNKNOWN.tokensPerSecond()).isNaN();
    }

    @Test
    void create_basisWithoutTime_isRefused() {
        assertThatThrownBy(() -> new Speed(SpeedBasis.TURN, 5, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a speed: TURN 5 tokens in 0 ms");
    }

    private static Speed speed(SpeedBasis basis, long output, @Nullable Long millis) {
        return Sample.request(Sample.tokens(10, output), Sample.details(Status.OK, basis, millis))
                .speed();
    }
}
