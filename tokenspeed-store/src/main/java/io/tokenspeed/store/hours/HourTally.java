package io.tokenspeed.store.hours;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.predecessor.PredecessorSums;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.usage.SpeedRow;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.store.columns.UsageVector;
import java.util.List;

/** Adds up hour sums to one result. */
public interface HourTally<T> {
    void add(HourBlock block, int row);

    T result();

    /** How much memory a result takes, as a multiple of {@link Totals}. */
    default int weight() {
        return 1;
    }

    /** Totals by the definitions of {@code docs/definitions.md}. */
    final class Totals implements HourTally<UsageTotals> {
        private final CostMode mode;
        private final UsageVector sums = new UsageVector();

        public Totals(CostMode mode) {
            this.mode = mode;
        }

        @Override
        public void add(HourBlock block, int row) {
            block.addTo(sums, row);
        }

        @Override
        public UsageTotals result() {
            return sums.isEmpty() ? UsageTotals.ZERO : sums.totals(mode);
        }
    }

    /** Sums by the predecessor's definitions. */
    final class Predecessor implements HourTally<PredecessorSums> {
        private final PredecessorSumColumn.Sum sum = new PredecessorSumColumn.Sum();

        @Override
        public void add(HourBlock block, int row) {
            block.predecessor().addTo(sum, row);
        }

        @Override
        public PredecessorSums result() {
            return sum.result();
        }
    }

    /** The totals of a group and the distributions of its requests. */
    record Speeds(UsageTotals totals, Histogram decode, Histogram e2e, Histogram ttft) {
        /** The totals and distributions of a row. */
        public static Speeds of(SpeedRow row) {
            return new Speeds(row.totals(), row.decode(), row.e2e(), row.ttft());
        }

        public Speeds plus(Speeds other) {
            return new Speeds(
                    totals.plus(other.totals),
                    decode.merge(other.decode),
                    e2e.merge(other.e2e),
                    ttft.merge(other.ttft));
        }

        /** A row with these totals and distributions. */
        public SpeedRow row(List<String> keys) {
            return new SpeedRow(keys, totals, decode, e2e, ttft);
        }
    }

    /** Totals and distributions. */
    final class WithSpeeds implements HourTally<Speeds> {
        private final Totals totals;
        private final SpeedColumn.HistogramSum decode = new SpeedColumn.HistogramSum();
        private final SpeedColumn.HistogramSum e2e = new SpeedColumn.HistogramSum();
        private final SpeedColumn.HistogramSum ttft = new SpeedColumn.HistogramSum();

        public WithSpeeds(CostMode mode) {
            this.totals = new Totals(mode);
        }

        @Override
        public void add(HourBlock block, int row) {
            totals.add(block, row);
            block.decode().addTo(decode, row);
            block.e2e().addTo(e2e, row);
            block.ttft().addTo(ttft, row);
        }

        /** Three histograms of up to some 250 buckets each. */
        @Override
        public int weight() {
            return 100;
        }

        @Override
        public Speeds result() {
            return new Speeds(totals.result(), decode.result(), e2e.result(), ttft.result());
        }
    }
}
