package io.tokenspeed.store.hub.sums;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.histogram.HistogramBuilder;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DistributionPropertyTest {
    @Provide
    Arbitrary<Histogram> histograms() {
        return Arbitraries.longs().between(0, 1L << 50).list().ofMaxSize(12).map(DistributionPropertyTest::histogram);
    }

    private static Histogram histogram(List<Long> values) {
        HistogramBuilder builder = new HistogramBuilder();
        values.forEach(builder::record);
        return builder.build();
    }

    @Property(tries = 300)
    void decode_ofEncoded_isTheSame(@ForAll("histograms") Histogram a, @ForAll("histograms") Histogram b) {
        StoredDistribution[] written = {StoredDistribution.of(a), StoredDistribution.of(b)};

        StoredDistribution[] read = new DistributionCodec().decode(new DistributionCodec().encode(written), 2);

        assertThat(read[0].histogram()).isEqualTo(a);
        assertThat(read[1].histogram()).isEqualTo(b);
        assertThat(read[0].samples()).isEqualTo(a.count());
    }

    @Property(tries = 300)
    void add_isMerge(@ForAll("histograms") Histogram a, @ForAll("histograms") Histogram b) {
        StoredDistribution sum = StoredDistribution.of(a);

        sum.add(StoredDistribution.of(b));

        assertThat(sum.histogram()).isEqualTo(a.merge(b));
    }

    @Property(tries = 300)
    void addTo_ofEncoded_isMerge(@ForAll("histograms") Histogram a, @ForAll("histograms") Histogram b) {
        DistributionSum first = new DistributionSum();
        DistributionSum second = new DistributionSum();
        byte[] stored = new DistributionCodec()
                .encode(new StoredDistribution[] {StoredDistribution.of(a), StoredDistribution.of(b)});
        if (stored != null) {
            new DistributionCodec().addTo(new DistributionSum[] {null, first}, stored);
            new DistributionCodec().addTo(new DistributionSum[] {second, null}, stored);
            new DistributionCodec().addTo(new DistributionSum[] {null, second}, stored);
        }
        first.trim();

        assertThat(first.histogram()).isEqualTo(b);
        assertThat(second.histogram()).isEqualTo(a.merge(b));
        first.add(second);
        assertThat(first.histogram()).isEqualTo(b.merge(a).merge(b));
    }

    @Property(tries = 500)
    void replace_thatSaysExact_isExact(
            @ForAll("histograms") Histogram rest,
            @ForAll("histograms") Histogram old,
            @ForAll("histograms") Histogram next) {
        StoredDistribution sum = StoredDistribution.of(rest.merge(old));

        boolean exact = sum.replace(StoredDistribution.of(old), StoredDistribution.of(next));

        Histogram right = rest.merge(next);
        Histogram replaced = sum.histogram();
        assertThat(replaced.counts()).isEqualTo(right.counts());
        assertThat(replaced.zero()).isEqualTo(right.zero());
        assertThat(replaced.sum()).isEqualTo(right.sum());
        if (exact) {
            assertThat(replaced).isEqualTo(right);
        }
    }
}
