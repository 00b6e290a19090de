package io.tokenspeed.store.hub.query;

import io.tokenspeed.model.histogram.Histogram;
import io.tokenspeed.model.predecessor.PredecessorSums;
import io.tokenspeed.model.usage.AttemptCounts;
import io.tokenspeed.model.usage.CostSum;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.SpeedPools;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageGaps;
import io.tokenspeed.model.usage.UsageTotals;
import io.tokenspeed.store.hub.database.Dialect;
import io.tokenspeed.store.hub.sums.DistributionCodec;
import io.tokenspeed.store.hub.sums.DistributionKind;
import io.tokenspeed.store.hub.sums.DistributionSum;
import io.tokenspeed.store.hub.sums.HubCounter;
import io.tokenspeed.store.hub.sums.SumsColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sums of one group of an answer, added up from partial sums that the database returns. */
public final class HubTally {
    private static final HubCounter[] COUNTERS = HubCounter.values();
    private static final DistributionKind[] KINDS = DistributionKind.values();

    /** The counters, their arrays, the keys of the group and its place in a map. */
    private static final int OBJECT_BYTES = 500;

    private static final String FIRST_START = "first_start";
    private static final String LAST_END = "last_end";

    private final long[] counters = new long[COUNTERS.length];
    private final @Nullable DistributionSum[] distributions = new DistributionSum[DistributionKind.COUNT];
    private long decodeCount;
    private long e2eCount;
    private long e2eTpsSum;
    private long legacyCount;
    private long legacyTpsSum;
    private long firstStart = Long.MAX_VALUE;
    private long lastEnd = Long.MIN_VALUE;
    private long slowest = Long.MAX_VALUE;
    private long fastest = Long.MIN_VALUE;

    /** Returns the expressions to select from a table {@code u}, named like the columns. */
    static String columns(Dialect dialect, String firstStart, String lastEnd) {
        Stream<String> summed = Stream.concat(
                Arrays.stream(COUNTERS).map(HubCounter::column),
                Stream.of(
                        SumsColumns.DECODE_COUNT,
                        SumsColumns.E2E_COUNT,
                        SumsColumns.E2E_TPS_SUM,
                        SumsColumns.LEGACY_COUNT,
                        SumsColumns.LEGACY_TPS_SUM));
        return summed.map(name -> dialect.sum("u." + name) + " AS " + name).collect(Collectors.joining(", "))
                + ", MIN(" + firstStart + ") AS " + FIRST_START + ", MAX(" + lastEnd + ") AS " + LAST_END
                + extreme("MIN", SumsColumns.E2E_TPS_MIN) + extreme("MAX", SumsColumns.E2E_TPS_MAX)
                + extreme("MIN", SumsColumns.LEGACY_TPS_MIN) + extreme("MAX", SumsColumns.LEGACY_TPS_MAX);
    }

    private static String extreme(String function, String column) {
        return ", " + function + "(u." + column + ") AS " + column;
    }

    /** Adds a partial sum from a row with the columns of {@link #columns}. */
    void add(ResultSet row) throws SQLException {
        for (HubCounter counter : COUNTERS) {
            counters[counter.index()] = sum(counters[counter.index()], row, counter.column());
        }
        decodeCount = sum(decodeCount, row, SumsColumns.DECODE_COUNT);
        e2eCount = sum(e2eCount, row, SumsColumns.E2E_COUNT);
        e2eTpsSum = sum(e2eTpsSum, row, SumsColumns.E2E_TPS_SUM);
        legacyCount = sum(legacyCount, row, SumsColumns.LEGACY_COUNT);
        legacyTpsSum = sum(legacyTpsSum, row, SumsColumns.LEGACY_TPS_SUM);
        firstStart = Math.min(firstStart, row.getLong(FIRST_START));
        lastEnd = Math.max(lastEnd, row.getLong(LAST_END));
        addExtremes(row, SumsColumns.E2E_TPS_MIN, SumsColumns.E2E_TPS_MAX);
        addExtremes(row, SumsColumns.LEGACY_TPS_MIN, SumsColumns.LEGACY_TPS_MAX);
    }

    private static long sum(long sum, ResultSet row, String column) throws SQLException {
        return capped(sum, row.getLong(column));
    }

    private static long capped(long sum, long more) {
        return Math.min(Dialect.MOST_SUM, sum + more);
    }

    private void addExtremes(ResultSet row, String smallest, String largest) throws SQLException {
        long min = row.getLong(smallest);
        if (!row.wasNull()) {
            slowest = Math.min(slowest, min);
            fastest = Math.max(fastest, row.getLong(largest));
        }
    }

    /** Adds the sums of another part of the group. */
    void add(HubTally part) {
        for (int i = 0; i < counters.length; i++) {
            counters[i] = capped(counters[i], part.counters[i]);
        }
        decodeCount = capped(decodeCount, part.decodeCount);
        e2eCount = capped(e2eCount, part.e2eCount);
        e2eTpsSum = capped(e2eTpsSum, part.e2eTpsSum);
        legacyCount = capped(legacyCount, part.legacyCount);
        legacyTpsSum = capped(legacyTpsSum, part.legacyTpsSum);
        firstStart = Math.min(firstStart, part.firstStart);
        lastEnd = Math.max(lastEnd, part.lastEnd);
        slowest = Math.min(slowest, part.slowest);
        fastest = Math.max(fastest, part.fastest);
        addDistributions(part);
    }

    private void addDistributions(HubTally part) {
        for (DistributionKind kind : KINDS) {
            DistributionSum added = part.distributions[kind.index()];
            if (added != null) {
                distribution(kind).add(added);
            }
        }
    }

    private DistributionSum distribution(DistributionKind kind) {
        DistributionSum known = distributions[kind.index()];
        DistributionSum sum = known == null ? new DistributionSum() : known;
        distributions[kind.index()] = sum;
        return sum;
    }

    /** Adds stored distributions of these kinds; a tally takes the same kinds each time. */
    void add(List<DistributionKind> kinds, DistributionCodec codec, byte[] stored) {
        kinds.forEach(this::distribution);
        codec.addTo(distributions, stored);
    }

    /** Adds a distribution to a sum of several groups. */
    void addTo(DistributionSum sum, DistributionKind kind) {
        DistributionSum own = distributions[kind.index()];
        if (own != null) {
            sum.add(own);
        }
    }

    Histogram histogram(DistributionKind kind) {
        DistributionSum sum = distributions[kind.index()];
        return sum == null ? Histogram.EMPTY : sum.histogram();
    }

    /** Gives back memory that only further additions would need. */
    void trim() {
        for (DistributionSum sum : distributions) {
            if (sum != null) {
                sum.trim();
            }
        }
    }

    /** About how many bytes of memory this takes. */
    long bytes() {
        long bytes = OBJECT_BYTES;
        for (DistributionSum sum : distributions) {
            bytes += sum == null ? 0 : sum.bytes();
        }
        return bytes;
    }

    private long get(HubCounter counter) {
        return counters[counter.index()];
    }

    UsageTotals totals() {
        return new UsageTotals(
                new AttemptCounts(get(HubCounter.REQUESTS), failed(), get(HubCounter.CANCELLED)),
                tokens(),
                cost(),
                UsageGaps.NONE,
                speeds(),
                firstStart * 1000,
                lastEnd * 1000 - 1);
    }

    private SpeedPools speeds() {
        return new SpeedPools(
                new PooledSpeed(decodeCount, get(HubCounter.DECODE_TOKENS), get(HubCounter.DECODE_MILLIS)),
                new PooledSpeed(e2eCount, get(HubCounter.E2E_TOKENS), get(HubCounter.E2E_MILLIS)),
                get(HubCounter.APPROX_REQUESTS),
                PooledSpeed.NONE,
                PooledSpeed.NONE);
    }

    private long failed() {
        return get(HubCounter.RATE_LIMITED)
                + get(HubCounter.TIMEOUTS)
                + get(HubCounter.SERVER_ERRORS)
                + get(HubCounter.CLIENT_ERRORS)
                + get(HubCounter.OTHER_ERRORS);
    }

    TokenSums tokens() {
        return new TokenSums(
                get(HubCounter.INPUT),
                get(HubCounter.CACHE_READ),
                get(HubCounter.CACHE_WRITE_5M),
                get(HubCounter.CACHE_WRITE_1H),
                get(HubCounter.OUTPUT),
                get(HubCounter.REASONING));
    }

    private CostSum cost() {
        return new CostSum(
                get(HubCounter.NANO_USD),
                get(HubCounter.REQUESTS) - get(HubCounter.UNPRICED),
                get(HubCounter.UNPRICED));
    }

    public PredecessorSums predecessor() {
        boolean none = slowest == Long.MAX_VALUE;
        return new PredecessorSums(
                e2eCount + legacyCount,
                (e2eTpsSum + legacyTpsSum) / 1000.0,
                none ? null : (Double) (slowest / 1000.0),
                none ? null : (Double) (fastest / 1000.0),
                get(HubCounter.NANO_USD) / 1e9);
    }
}
