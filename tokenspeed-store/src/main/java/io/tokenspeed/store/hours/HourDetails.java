package io.tokenspeed.store.hours;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.histogram.HistogramBuilder;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects from single requests the numbers that {@code usage_hour} does not hold: the predecessor's sums and the
 * distributions of speeds.
 */
public final class HourDetails {
    /** The details of no requests. */
    public static final HourDetails NONE = new HourDetails();

    private final HistogramBuilder decode = new HistogramBuilder();
    private final HistogramBuilder e2e = new HistogramBuilder();
    private final PredecessorSumColumn.Sum predecessor = new PredecessorSumColumn.Sum();
    private Histogram moreDecode = Histogram.EMPTY;
    private Histogram moreE2e = Histogram.EMPTY;
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

    /** Adds the speeds of a request in thousandths of a token per second; a negative speed is unknown. */
    public void addSpeeds(long decodeSpeed, long e2eSpeed) {
        add(decode, decodeSpeed);
        add(e2e, e2eSpeed);
    }

    private static void add(HistogramBuilder speeds, long speed) {
        if (speed >= 0) {
            speeds.record(speed);
        }
    }

    /** Adds the distributions of many requests. */
    public void add(Histogram manyDecode, Histogram manyE2e) {
        moreDecode = moreDecode.merge(manyDecode);
        moreE2e = moreE2e.merge(manyE2e);
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
        return decode.build().merge(moreDecode);
    }

    public Histogram e2e() {
        return e2e.build().merge(moreE2e);
    }
}
