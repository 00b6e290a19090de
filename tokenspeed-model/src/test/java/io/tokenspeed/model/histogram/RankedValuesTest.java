package io.tokenspeed.model.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class RankedValuesTest {
    @Property
    void quantile_isThatOfTheHistogram(@ForAll("values") long[] values, @ForAll @DoubleRange(max = 1) double q) {
        Histogram histogram = Histogram.of(values);

        RankedValues ranked = new RankedValues(histogram);

        assertThat(ranked.count()).isEqualTo(values.length);
        assertThat(ranked.quantile(q)).isEqualTo(histogram.quantile(q).orElseThrow());
    }

    @Test
    void atRank_outside_isTheNearest() {
        RankedValues ranked = new RankedValues(Histogram.of(0, 5, 90));

        assertThat(ranked.atRank(-3)).isZero();
        assertThat(ranked.atRank(2)).isEqualTo(5);
        assertThat(ranked.atRank(4)).isEqualTo(90);
    }

    @Test
    void atRank_noValues_isRefused() {
        RankedValues none = new RankedValues(Histogram.EMPTY);

        assertThatThrownBy(() -> none.atRank(1)).isInstanceOf(IllegalStateException.class);
    }

    @Provide
    Arbitrary<long[]> values() {
        return Arbitraries.longs()
                .between(0, 1_000_000)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60)
                .map(list -> list.stream().mapToLong(Long::longValue).toArray());
    }
}
