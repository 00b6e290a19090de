package io.tokenspeed.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaBinomialTest {
    @ParameterizedTest
    @CsvSource({"8, 50, 2.5, 98.5, 1.366099e-3", "5, 20, 0.5, 100.5, 2.120216e-5", "15, 300, 1.5, 99.5, 3.020427e-2"})
    void betaBinomial_equalsVectors(long k, long n, double a, double b, double expected) {
        assertThat(BetaBinomial.upperTail(k, n, a, b)).isCloseTo(expected, within(expected * 1e-6));
    }

    @Property
    void upperTail_isUniformForTheUniformShare(
            @ForAll @LongRange(min = 0, max = 2000) long n, @ForAll @LongRange(min = 0, max = 2001) long k) {
        double expected = k > n ? 0 : (n + 1.0 - k) / (n + 1);

        assertThat(BetaBinomial.upperTail(k, n, 1, 1)).isCloseTo(expected, within(1e-9));
    }

    @Property
    void upperTail_complementsTheTailOfTheOtherKind(
            @ForAll @LongRange(min = 1, max = 3000) long n,
            @ForAll @LongRange(min = 1, max = 3000) long k,
            @ForAll @DoubleRange(min = 0.5, max = 500) double a,
            @ForAll @DoubleRange(min = 0.5, max = 500) double b) {
        double upper = BetaBinomial.upperTail(k, n, a, b);

        assertThat(upper).isBetween(0.0, 1.0);
        assertThat(upper).isLessThanOrEqualTo(BetaBinomial.upperTail(k - 1, n, a, b) + 1e-9);
        assertThat(upper + BetaBinomial.upperTail(n - k + 1, n, b, a)).isCloseTo(1, within(1e-9));
    }

    @Test
    void upperTail_staysExactWhereTheFirstProbabilityUnderflows() {
        assertThat(BetaBinomial.upperTail(25_000, 50_000, 50, 50)).isCloseTo(0.5, within(0.001));
        assertThat(BetaBinomial.upperTail(49_000, 50_000, 0.5, 100.5)).isBetween(0.0, 1e-100);
    }

    @Test
    void upperTail_atTheEnds() {
        assertThat(BetaBinomial.upperTail(0, 0, 1, 1)).isEqualTo(1);
        assertThat(BetaBinomial.upperTail(-1, 10, 1, 1)).isEqualTo(1);
        assertThat(BetaBinomial.upperTail(11, 10, 1, 1)).isZero();
    }

    @Test
    void upperTail_refusesWhatIsNoDistribution() {
        assertThatThrownBy(() -> BetaBinomial.upperTail(1, -1, 1, 1)).hasMessage("n < 0: -1");
        assertThatThrownBy(() -> BetaBinomial.upperTail(1, 2, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BetaBinomial.upperTail(1, 2, 1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
