package io.tokenspeed.store.hours;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.predecessor.PredecessorSums;
import io.tokenspeed.store.cold.BlockReader;
import io.tokenspeed.store.cold.BlockWriter;
import io.tokenspeed.store.cold.DamagedBlockException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The details of an archived hour in {@code archive_hour.speeds}: for each row of {@code usage_hour}, in the order of its
 * key, what there is of the predecessor's speeds and cost, both distributions of speeds, the number of the
 * predecessor's rows, the sub-agents, whether a request names its user, and the distribution of times to the first token,
 * which hours that were archived by older releases do not have.
 */
final class DetailCodec {
    private static final int SPEEDS = 1;
    private static final int COST = 2;
    private static final int DECODE = 4;
    private static final int E2E = 8;
    private static final int FOREIGN = 16;
    private static final int AGENT_RUNS = 32;
    private static final int LABELLED = 64;
    private static final int TTFT = 128;

    private DetailCodec() {}

    static byte[] encode(List<HourDetails> rows) {
        BlockWriter out = new BlockWriter();
        rows.forEach(row -> write(out, row));
        return out.toBytes();
    }

    private static void write(BlockWriter out, HourDetails row) {
        PredecessorSums sums = row.predecessor().result();
        out.count((sums.speeds() > 0 ? SPEEDS : 0)
                | (sums.cost() != 0 ? COST : 0)
                | (row.decode().count() > 0 ? DECODE : 0)
                | (row.e2e().count() > 0 ? E2E : 0)
                | (row.foreign() > 0 ? FOREIGN : 0)
                | (row.agentRuns().isEmpty() ? 0 : AGENT_RUNS)
                | (row.labelled() ? LABELLED : 0)
                | (row.ttft().count() > 0 ? TTFT : 0));
        writeSpeeds(out, sums);
        if (sums.cost() != 0) {
            out.real(sums.cost());
        }
        write(out, row.decode());
        write(out, row.e2e());
        if (row.foreign() > 0) {
            out.count(row.foreign());
        }
        if (!row.agentRuns().isEmpty()) {
            out.count(row.agentRuns().size());
            new TreeSet<>(row.agentRuns()).forEach(out::text);
        }
        write(out, row.ttft());
    }

    /** Of a single speed, the sum, the slowest and the fastest are the same. */
    private static void writeSpeeds(BlockWriter out, PredecessorSums sums) {
        if (sums.speeds() > 0) {
            out.count(sums.speeds());
            out.real(sums.speedSum());
        }
        if (sums.speeds() > 1) {
            out.real(Objects.requireNonNull(sums.slowest()));
            out.real(Objects.requireNonNull(sums.fastest()));
        }
    }

    private static void write(BlockWriter out, Histogram samples) {
        if (samples.count() == 0) {
            return;
        }
        out.count(samples.zero());
        out.count(samples.counts().size());
        int before = 0;
        for (Map.Entry<Integer, Long> bucket : samples.counts().entrySet()) {
            out.signed(bucket.getKey() - before);
            out.count(bucket.getValue());
            before = bucket.getKey();
        }
        out.count(samples.sum());
        if (samples.count() > 1) {
            out.count(samples.min());
            out.count(samples.max());
        }
    }

    static List<HourDetails> decode(byte[] bytes) throws DamagedBlockException {
        BlockReader in = new BlockReader(bytes);
        List<HourDetails> rows = new ArrayList<>();
        while (!in.isAtEnd()) {
            rows.add(read(in));
        }
        return rows;
    }

    private static HourDetails read(BlockReader in) throws DamagedBlockException {
        HourDetails row = new HourDetails();
        long parts = in.count();
        if ((parts & SPEEDS) != 0) {
            readSpeeds(in, row);
        }
        if ((parts & COST) != 0) {
            row.predecessor().addCost(in.real());
        }
        Histogram decode = readHistogram(in, parts, DECODE);
        Histogram e2e = readHistogram(in, parts, E2E);
        if ((parts & FOREIGN) != 0) {
            row.addForeign(in.count());
        }
        row.note(null, (parts & LABELLED) != 0);
        for (int left = (parts & AGENT_RUNS) != 0 ? in.length() : 0; left > 0; left--) {
            row.note(in.text(), false);
        }
        row.add(decode, e2e, readHistogram(in, parts, TTFT));
        return row;
    }

    private static void readSpeeds(BlockReader in, HourDetails row) throws DamagedBlockException {
        long count = in.count();
        double sum = in.real();
        double slowest = count > 1 ? in.real() : sum;
        double fastest = count > 1 ? in.real() : sum;
        row.predecessor().addSpeeds(count, sum, slowest, fastest);
    }

    private static Histogram readHistogram(BlockReader in, long parts, int part) throws DamagedBlockException {
        return (parts & part) != 0 ? readHistogram(in) : Histogram.EMPTY;
    }

    private static Histogram readHistogram(BlockReader in) throws DamagedBlockException {
        long zero = in.count();
        Map<Integer, Long> counts = new TreeMap<>();
        long all = zero;
        int bucket = 0;
        for (int left = in.length(); left > 0; left--) {
            bucket += (int) in.signed();
            long count = in.count();
            counts.put(bucket, count);
            all += count;
        }
        long sum = in.count();
        return new Histogram(zero, counts, sum, all > 1 ? in.count() : sum, all > 1 ? in.count() : sum);
    }
}
