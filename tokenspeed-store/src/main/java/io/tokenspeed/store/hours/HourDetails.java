package io.tokenspeed.store.hours;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.histogram.HistogramBuilder;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects from single requests the numbers that {@code usage_hour} does not hold: the predecessor's sums and the
 * distributions of speeds and of times to the first token.
 */
public final class HourDetails {
    /** The details of no requests. */
    public static final HourDetails NONE = new HourDetails();

    private final HistogramBuilder decode = new HistogramBuilder();
    private final HistogramBuilder e2e = new HistogramBuilder();
    private final HistogramBuilder ttft = new HistogramBuilder();
    private final PredecessorSumColumn.Sum predecessor = new PredecessorSumColumn.Sum();
    private long foreign;
    private Set<String> agentRuns = Set.of();
    private boolean labelled;

    /** Adds a request by the predecessor's definitions: tokens per second, and US dollars. */
    void addCompatible(double tokensPerSecond, double usd) {
        if (tokensPerSecond > 0) {
            predecessor.addSpeeds(1, tokensPerSecond, tokensPerSecond, tokensPerSecond);
        }
        predecessor.addCost(usd);
    }

    /**
     * Adds a request. A negative number is unknown.
     *
     * @param decodeSpeed in thousandths of a token per second
     * @param e2eSpeed in thousandths of a token per second
     * @param ttftMillis the time to the first token
     */
    public void addSample(long decodeSpeed, long e2eSpeed, long ttftMillis) {
        add(decode, decodeSpeed);
        add(e2e, e2eSpeed);
        add(ttft, ttftMillis);
    }

    private static void add(HistogramBuilder samples, long sample) {
        if (sample >= 0) {
            samples.record(sample);
        }
    }

    /** Adds the distributions of many requests. */
    void add(Histogram manyDecode, Histogram manyE2e, Histogram manyTtft) {
        decode.add(manyDecode);
        e2e.add(manyE2e);
        ttft.add(manyTtft);
    }

    /** Adds the distributions of many requests. */
    public void add(HourDetails many) {
        add(many.decode(), many.e2e(), many.ttft());
    }

    /** Adds rows of the predecessor that count. */
    void addForeign(long rows) {
        foreign += rows;
    }

    /** How many of the requests are rows of the predecessor; known of archived hours alone. */
    public long foreign() {
        return foreign;
    }

    /** Notes the sub-agent of a request, null for none, and whether the request names a user. */
    void note(@Nullable String agentRun, boolean namesUser) {
        labelled |= namesUser;
        if (agentRun != null && !agentRuns.contains(agentRun)) {
            Set<String> more = new HashSet<>(agentRuns);
            more.add(agentRun);
            agentRuns = more;
        }
    }

    /** The sub-agents of the requests. */
    Set<String> agentRuns() {
        return agentRuns;
    }

    /** Whether a request names its user. */
    boolean labelled() {
        return labelled;
    }

    PredecessorSumColumn.Sum predecessor() {
        return predecessor;
    }

    public Histogram decode() {
        return decode.build();
    }

    public Histogram e2e() {
        return e2e.build();
    }

    public Histogram ttft() {
        return ttft.build();
    }
}
