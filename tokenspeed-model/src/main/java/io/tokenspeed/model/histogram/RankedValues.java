package io.tokenspeed.model.histogram;

import java.util.Map;

/**
 * The values of a histogram by their rank, for whoever asks for many quantiles: each costs a binary search instead of a
 * walk over the buckets. Not changed by anything after it is made.
 */
public final class RankedValues {
    private final Histogram histogram;
    private final int[] indexes;
    private final long[] upTo;

    /** Ranks the values of a histogram. */
    public RankedValues(Histogram histogram) {
        this.histogram = histogram;
        int buckets = histogram.counts().size();
        this.indexes = new int[buckets];
        this.upTo = new long[buckets];
        long running = histogram.zero();
        int i = 0;
        for (Map.Entry<Integer, Long> bucket : histogram.counts().entrySet()) {
            running += bucket.getValue();
            indexes[i] = bucket.getKey();
            upTo[i++] = running;
        }
    }

    /** Returns how many values there are. */
    public long count() {
        return upTo.length == 0 ? histogram.zero() : upTo[upTo.length - 1];
    }

    /**
     * Returns the value at quantile {@code q}, which is the same as that of {@link Histogram#quantile}.
     *
     * @param q from 0 to 1
     * @throws IllegalStateException if there are no values
     */
    public long quantile(double q) {
        return atRank((long) Math.ceil(q * count()));
    }

    /**
     * Returns the value with a rank, of which 1 is that of the smallest; a rank outside is taken as the nearest one.
     *
     * @throws IllegalStateException if there are no values
     */
    public long atRank(long rank) {
        long count = count();
        if (count == 0) {
            throw new IllegalStateException("no values, so none with rank " + rank);
        }
        long wanted = Math.max(1, Math.min(count, rank));
        if (wanted <= histogram.zero()) {
            return 0;
        }
        long middle = Math.round(Math.pow(2, (indexes[bucket(wanted)] + 0.5) / (1 << Histogram.SCALE)));
        return Math.max(histogram.min(), Math.min(histogram.max(), middle));
    }

    private int bucket(long rank) {
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] >= rank) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
