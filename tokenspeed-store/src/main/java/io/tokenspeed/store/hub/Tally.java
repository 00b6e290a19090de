package io.tokenspeed.store.hub;

import io.tokenspeed.model.usage.AttemptCounts;
import io.tokenspeed.model.usage.CompatibleSums;
import io.tokenspeed.model.usage.CostSum;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.SpeedPools;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageGaps;
import io.tokenspeed.model.usage.UsageTotals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What one group of an answer adds up to, from the sums that the database made of parts of it. */
final class Tally {
    /** No sum is shown larger, so that a device that exaggerates never makes an answer fail. Some of them can be added. */
    static final long MOST = 1L << 60;

    private static final int DECODE_COUNT = 20;
    private static final int E2E_COUNT = 21;
    private static final int E2E_SUM = 22;
    private static final int LEGACY_COUNT = 23;
    private static final int LEGACY_SUM = 24;

    /** What is added up: the counters and then the speeds, in the order of the constants above. */
    private static final List<String> SUMMED = summed();

    private final long[] sums = new long[SUMMED.size()];
    private final Sums distributions = Sums.zero();
    private long firstStart = Long.MAX_VALUE;
    private long lastEnd = Long.MIN_VALUE;
    private long slowest = Long.MAX_VALUE;
    private long fastest = Long.MIN_VALUE;

    private static List<String> summed() {
        List<String> names = new ArrayList<>(SumsColumns.NAMES.subList(0, Sums.COUNTERS));
        names.addAll(List.of("decode_count", "e2e_count", "e2e_tps_sum", "legacy_count", "legacy_tps_sum"));
        return names;
    }

    /** What the database adds up, of a table {@code u}. */
    static String columns(Dialect dialect, String firstStart, String lastEnd) {
        StringBuilder sql = new StringBuilder();
        SUMMED.forEach(name -> sql.append(dialect.sum("u." + name)).append(", "));
        return sql + "MIN(" + firstStart + "), MAX(" + lastEnd + "), "
                + "MIN(u.e2e_tps_min), MAX(u.e2e_tps_max), MIN(u.legacy_tps_min), MAX(u.legacy_tps_max)";
    }

    /** Adds a part, which is in the columns from this one on. */
    void add(ResultSet row, int first) throws SQLException {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.min(MOST, sums[i] + row.getLong(first + i));
        }
        int at = first + sums.length;
        firstStart = Math.min(firstStart, row.getLong(at));
        lastEnd = Math.max(lastEnd, row.getLong(at + 1));
        addExtremes(row, at + 2);
        addExtremes(row, at + 4);
    }

    private void addExtremes(ResultSet row, int first) throws SQLException {
        long min = row.getLong(first);
        if (!row.wasNull()) {
            slowest = Math.min(slowest, min);
            fastest = Math.max(fastest, row.getLong(first + 1));
        }
    }

    /** Adds one of the distributions of a part. */
    void add(int kind, Distribution distribution) {
        distributions.distributions[kind].add(distribution);
    }

    Distribution distribution(int kind) {
        return distributions.distributions[kind];
    }

    UsageTotals totals() {
        return new UsageTotals(
                new AttemptCounts(sums[0], sums[1] + sums[2] + sums[3] + sums[4] + sums[5], sums[6]),
                new TokenSums(sums[7], sums[8], sums[9], sums[10], sums[11], sums[12]),
                new CostSum(sums[13], sums[0] - sums[14], sums[14]),
                UsageGaps.NONE,
                new SpeedPools(
                        new PooledSpeed(sums[DECODE_COUNT], sums[15], sums[16]),
                        new PooledSpeed(sums[E2E_COUNT], sums[17], sums[18]),
                        sums[19],
                        PooledSpeed.NONE,
                        PooledSpeed.NONE),
                firstStart * 1000,
                lastEnd * 1000 - 1);
    }

    CompatibleSums compatible() {
        boolean none = slowest == Long.MAX_VALUE;
        return new CompatibleSums(
                sums[E2E_COUNT] + sums[LEGACY_COUNT],
                (sums[E2E_SUM] + sums[LEGACY_SUM]) / 1000.0,
                none ? null : (Double) (slowest / 1000.0),
                none ? null : (Double) (fastest / 1000.0),
                sums[13] / 1e9);
    }
}
