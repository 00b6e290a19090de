package io.tokenspeed.model.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;

class HistogramPropertyTest {
    @Property
    void merge_doesNotDependOnOrderOrSplit(
            @ForAll("values") long[] a, @ForAll("values") long[] b, @ForAll("values") long[] c) {
        Histogram together = Histogram.of(joined(joined(a, b), c));

        assertThat(Histogram.of(a).merge(Histogram.of(b)).merge(Histogram.of(c)))
                .isEqualTo(together);
        assertThat(Histogram.of(c).merge(Histogram.of(a).merge(Histogram.of(b))))
                .isEqualTo(together);
        assertThat(Histogram.of(b).merge(Histogram.of(c)).merge(Histogram.of(a)))
                .isEqualTo(together);
    }

    @Property
    void quantile_isWithinTheStatedError(
            @ForAll("values") long[] values, @ForAll @DoubleRange(min = 0, max = 1) double q) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            assertThat(Histogram.of(values).quantile(q)).isEmpty();
            return;
        }
        long exact = sorted[(int) Math.max(1, Math.ceil(q * sorted.length)) - 1];

        long answer = Histogram.of(values).quantile(q).orElseThrow();

        // Adds half a unit, because the result is rounded to a whole number.
        assertThat((double) answer).isCloseTo((double) exact, within(exact * 0.0109 + 0.5));
    }

    @Property
    void index_boundsTheValue(@ForAll @LongRange(min = 1, max = 1L << 52) long value) {
        int index = Histogram.index(value);

        assertThat(compareToPowerOf32ndRoot(value, index)).isPositive();
        assertThat(compareToPowerOf32ndRoot(value, index + 1)).isNotPositive();
    }

    /** Compares with {@code 2^(index/32)} exactly, by raising both to the 32nd power. */
    private static int compareToPowerOf32ndRoot(long value, int index) {
        BigInteger power = BigInteger.valueOf(value).pow(32);
        return index < 0 ? 1 : power.compareTo(BigInteger.ONE.shiftLeft(index));
    }

    private static long[] joined(long[] a, long[] b) {
        long[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    @Provide
    Arbitrary<long[]> values() {
        Arbitrary<Long> value = Arbitraries.oneOf(
                List.of(Arbitraries.longs().between(0, 20), Arbitraries.longs().between(0, 10_000_000_000L)));
        return value.list()
                .ofMaxSize(40)
                .map(list -> list.stream().mapToLong(Long::longValue).toArray());
    }
}
