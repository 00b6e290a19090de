package io.tokenspeed.model.histogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HistogramBuilderTest {
    @Property
    void histograms_addUpAsTheyMerge(@ForAll("histograms") List<Histogram> histograms) {
        HistogramBuilder sum = new HistogramBuilder();

        histograms.forEach(sum::add);

        assertThat(sum.build()).isEqualTo(histograms.stream().reduce(Histogram.EMPTY, Histogram::merge));
    }

    @Provide
    Arbitrary<List<Histogram>> histograms() {
        return Arbitraries.longs()
                .between(0, 10_000)
                .list()
                .ofMaxSize(5)
                .map(values ->
                        Histogram.of(values.stream().mapToLong(Long::longValue).toArray()))
                .list()
                .ofMaxSize(6);
    }
}
