package io.tokenspeed.store.hub;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/** The columns that buckets, hours and days have in common, and how {@link Sums} go in and out. */
final class SumsColumns {
    /** All of them, in the order in which they are bound and read; the first {@link Sums#COUNTERS} are the counters. */
    static final List<String> NAMES = List.of(
            "requests",
            "rate_limited",
            "timeouts",
            "server_errors",
            "client_errors",
            "other_errors",
            "cancelled",
            "input",
            "cache_read",
            "cache_write_5m",
            "cache_write_1h",
            "output",
            "reasoning",
            "nano_usd",
            "unpriced",
            "decode_tokens",
            "decode_millis",
            "e2e_tokens",
            "e2e_millis",
            "approx_requests",
            "decode_count",
            "e2e_count",
            "e2e_tps_sum",
            "e2e_tps_min",
            "e2e_tps_max",
            "legacy_count",
            "legacy_tps_sum",
            "legacy_tps_min",
            "legacy_tps_max",
            "distributions");

    private final DistributionCodec encoder = new DistributionCodec();
    private final DistributionCodec decoder = new DistributionCodec();

    /** Binds all columns from this parameter on. */
    void bind(PreparedStatement statement, int first, Sums sums) throws SQLException {
        int at = first;
        for (long counter : sums.counters) {
            statement.setLong(at++, counter);
        }
        statement.setLong(at++, sums.distributions[Sums.DECODE].samples());
        at = bind(statement, at, sums.distributions[Sums.E2E]);
        at = bind(statement, at, sums.distributions[Sums.LEGACY]);
        statement.setBytes(at, encoder.encode(sums.distributions));
    }

    private static int bind(PreparedStatement statement, int first, Distribution speeds) throws SQLException {
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

    /** Reads the counters from this column on, and the distributions from their own. */
    Sums read(ResultSet row, int first) throws SQLException {
        long[] counters = new long[Sums.COUNTERS];
        for (int i = 0; i < Sums.COUNTERS; i++) {
            counters[i] = row.getLong(first + i);
        }
        byte[] stored = row.getBytes(first + NAMES.size() - 1);
        return new Sums(counters, decoder.decode(stored, Sums.DISTRIBUTIONS));
    }

    /** The names, each with a prefix, separated by commas. */
    static String list(String prefix) {
        return prefix + String.join(", " + prefix, NAMES);
    }
}
