package io.tokenspeed.collector.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tokenspeed.model.histogram.Histogram;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CellHistogramTest {
    private static final double[] QUANTILES = {0, 0.1, 0.5, 0.9, 0.95, 0.99, 1};

    @Property(tries = 300)
    void cellHistogram_equalsModelHistogram(@ForAll("few") List<List<Long>> cells) {
        HistogramSum sum = new HistogramSum();
        cells.forEach(cell -> of(cell).addTo(sum));

        Histogram model = Histogram.of(
                cells.stream().flatMap(List::stream).mapToLong(Long::longValue).toArray());
        assertThat(sum.count()).isEqualTo(model.count());
        for (double q : QUANTILES) {
            Long expected = model.count() == 0 ? null : (Long) model.quantile(q).orElseThrow();
            assertThat(sum.quantile(q)).isEqualTo(expected);
        }
        assertThat(sum.relativeError()).isCloseTo(0.0109, within(0.0001));
    }

    @Property(tries = 100)
    void quantile_isWithinTheStatedErrorBeyondTheMostBuckets(@ForAll("many") List<Long> values) {
        HistogramSum sum = new HistogramSum();
        CellHistogram cell = of(values);
        cell.addTo(sum);

        long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
        for (double q : QUANTILES) {
            long exact = sorted[(int) Math.max(1, Math.ceil(q * sorted.length)) - 1];
            assertThat(Objects.requireNonNull(sum.quantile(q)).doubleValue())
                    .isCloseTo((double) exact, within(exact * sum.relativeError() * 1.0001 + 0.5));
        }
        assertThat(cell.bytes()).isLessThanOrEqualTo(CellHistogram.MOST_BYTES);
        assertThat(sum.relativeError()).isGreaterThan(0.02);
    }

    @Test
    void merging_takesTheCoarserScale() {
        HistogramSum sum = new HistogramSum();
        of(List.of(1L, 100L, 10_000L)).addTo(sum);
        double fine = sum.relativeError();
        of(Arbitraries.longs().between(1, 1L << 60).list().ofSize(2_000).sample())
                .addTo(sum);

        assertThat(fine).isCloseTo(0.0109, within(0.0001));
        assertThat(sum.relativeError()).isGreaterThan(0.04);
        assertThat(sum.count()).isEqualTo(2_003);
        assertThat(sum.quantile(0)).isEqualTo(1);
    }

    private static CellHistogram of(List<Long> values) {
        CellHistogram cell = new CellHistogram();
        values.forEach(cell::record);
        return cell;
    }

    @Provide
    Arbitrary<List<List<Long>>> few() {
        Arbitrary<Long> value = Arbitraries.oneOf(List.of(
                Arbitraries.longs().between(0, 20), Arbitraries.longs().between(0, Long.MAX_VALUE / 1_000_000)));
        return value.list().ofMaxSize(CellHistogram.MOST_BUCKETS).list().ofMaxSize(5);
    }

    /** Values of more than 160 different sizes. */
    @Provide
    Arbitrary<List<Long>> many() {
        return Arbitraries.integers()
                .between(0, 1_500)
                .map(size -> Math.round(Math.pow(2, 5 + size / 32.0)))
                .list()
                .uniqueElements()
                .ofMinSize(200)
                .ofMaxSize(600);
    }
}
