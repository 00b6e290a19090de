package io.tokenspeed.store;

import io.tokenspeed.model.histogram.Histogram;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Merges many histograms into one. */
final class HistogramTally {
    private long[] counts = new long[0];
    private Histogram rest = Histogram.EMPTY;
    private boolean any;

    void add(PackedHistogram packed) {
        if (packed == PackedHistogram.EMPTY) {
            return;
        }
        rest = any ? joined(rest, packed.rest()) : packed.rest();
        any = true;
        if (packed.end() > counts.length) {
            counts = Arrays.copyOf(counts, packed.end());
        }
        packed.addTo(counts);
    }

    private static Histogram joined(Histogram a, Histogram b) {
        return new Histogram(
                a.zero() + b.zero(),
                Map.of(),
                a.sum() + b.sum(),
                Math.min(a.min(), b.min()),
                Math.max(a.max(), b.max()));
    }

    Histogram result() {
        Map<Integer, Long> all = new TreeMap<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                all.put(i, counts[i]);
            }
        }
        return new Histogram(rest.zero(), all, rest.sum(), rest.min(), rest.max());
    }
}
