package io.tokenspeed.store.hub.sums;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns that the tables of buckets, hours and days have in common, and how {@link Sums} are written and read.
 * Speeds are in thousandths of a token per second.
 */
public final class SumsColumns {
    public static final String DECODE_COUNT = "decode_count";
    public static final String E2E_COUNT = "e2e_count";
    public static final String E2E_TPS_SUM = "e2e_tps_sum";
    public static final String E2E_TPS_MIN = "e2e_tps_min";
    public static final String E2E_TPS_MAX = "e2e_tps_max";
    public static final String LEGACY_COUNT = "legacy_count";
    public static final String LEGACY_TPS_SUM = "legacy_tps_sum";
    public static final String LEGACY_TPS_MIN = "legacy_tps_min";
    public static final String LEGACY_TPS_MAX = "legacy_tps_max";
    public static final String DISTRIBUTIONS = "distributions";

    /** All columns in the order in which they are bound: counters, number and extremes of speeds, distributions. */
    static final List<String> NAMES = names();

    private static final HubCounter[] COUNTERS = HubCounter.values();

    private final DistributionCodec encoder = new DistributionCodec();
    private final DistributionCodec decoder = new DistributionCodec();

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (HubCounter counter : HubCounter.values()) {
            names.add(counter.column());
        }
        names.add(DECODE_COUNT);
        names.addAll(List.of(E2E_COUNT, E2E_TPS_SUM, E2E_TPS_MIN, E2E_TPS_MAX));
        names.addAll(List.of(LEGACY_COUNT, LEGACY_TPS_SUM, LEGACY_TPS_MIN, LEGACY_TPS_MAX));
        names.add(DISTRIBUTIONS);
        return List.copyOf(names);
    }

    /** Binds all columns to the parameters from {@code first} on. */
    void bind(PreparedStatement statement, int first, Sums sums) throws SQLException {
        int at = first;
        for (HubCounter counter : COUNTERS) {
            statement.setLong(at++, sums.get(counter));
        }
        statement.setLong(at++, sums.distribution(DistributionKind.DECODE).samples());
        at = bind(statement, at, sums.distribution(DistributionKind.E2E));
        at = bind(statement, at, sums.distribution(DistributionKind.LEGACY));
        statement.setBytes(at, encoder.encode(sums.distributions()));
    }

    /** Binds count, sum, smallest and largest, and returns the next parameter. */
    private static int bind(PreparedStatement statement, int first, StoredDistribution speeds) throws SQLException {
        statement.setLong(first, speeds.samples());
        statement.setLong(first + 1, speeds.sum);
        if (speeds.isEmpty()) {
            statement.setNull(first + 2, Types.BIGINT);
            statement.setNull(first + 3, Types.BIGINT);
        } else {
            statement.setLong(first + 2, speeds.min);
            statement.setLong(first + 3, speeds.max);
        }
        return first + 4;
    }

    /** Reads the counters from column {@code first} on, and the distributions from the last column of the sums. */
    Sums read(ResultSet row, int first) throws SQLException {
        long[] counters = new long[COUNTERS.length];
        for (int i = 0; i < counters.length; i++) {
            counters[i] = row.getLong(first + i);
        }
        byte[] stored = row.getBytes(first + NAMES.size() - 1);
        return new Sums(counters, decoder.decode(stored, DistributionKind.COUNT));
    }

    /** The names, each with a prefix, separated by commas. */
    static String list(String prefix) {
        return prefix + String.join(", " + prefix, NAMES);
    }
}
