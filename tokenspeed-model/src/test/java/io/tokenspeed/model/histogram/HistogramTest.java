package io.tokenspeed.model.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {
    @ParameterizedTest
    @CsvSource({
        "1, -1",
        "2, 31",
        "3, 50",
        "4, 63",
        "5, 74",
        "7, 89",
        "10, 106",
        "100, 212",
        "640, 298",
        "1000, 318",
        "8000, 414",
        "28000, 472",
        "60000, 507",
        "3600000, 696",
        "10000000, 744",
    })
    void index_ofKnownValues_isAsSpecified(long value, int index) {
        assertThat(Histogram.index(value)).isEqualTo(index);
    }

    @Test
    void index_ofZero_isRefused() {
        assertThatThrownBy(() -> Histogram.index(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value < 1: 0");
    }

    @Test
    void of_countsZerosApart() {
        Histogram histogram = Histogram.of(0, 2, 2, 0, 5);

        assertThat(histogram).isEqualTo(new Histogram(2, Map.of(31, 2L, 74, 1L), 9, 0, 5));
        assertThat(histogram.count()).isEqualTo(5);
    }

    @Test
    void of_negativeValue_isRefused() {
        assertThatThrownBy(() -> Histogram.of(1, -2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value < 0: -2");
    }

    @Test
    void merge_withEmpty_changesNothing() {
        Histogram histogram = Histogram.of(7, 9);

        assertThat(histogram.merge(Histogram.EMPTY)).isEqualTo(histogram);
        assertThat(Histogram.EMPTY.merge(histogram)).isEqualTo(histogram);
    }

    @Test
    void quantile_ofNothing_isEmpty() {
        assertThat(Histogram.EMPTY.quantile(0.5)).isEmpty();
    }

    @Test
    void quantile_withinTheZeros_isZero() {
        Histogram histogram = Histogram.of(0, 0, 100);

        assertThat(histogram.quantile(0.5)).hasValue(0);
        assertThat(histogram.quantile(1)).hasValue(100);
    }

    @Test
    void quantile_staysWithinMinAndMax() {
        assertThat(Histogram.of(28_000).quantile(0)).hasValue(28_000);
        assertThat(Histogram.of(28_000).quantile(1)).hasValue(28_000);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void quantile_outsideZeroToOne_isRefused(double q) {
        assertThatThrownBy(() -> Histogram.EMPTY.quantile(q))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("q must be from 0 to 1: " + q);
    }
}
