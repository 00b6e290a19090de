package io.tokenspeed.store.columns;

import io.tokenspeed.model.predecessor.PredecessorSums;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Sums of a group by the predecessor's definitions, as columns over {@code usage_request}. */
public final class PredecessorSumColumns {
    /** The aggregates; {@code attempts} tells whether there are any requests. */
    public static final String SUMS = """
        COUNT(*) AS attempts, SUM(COALESCE(output_tps, 0) > 0) AS speeds, \
        TOTAL(CASE WHEN output_tps > 0 THEN output_tps END) AS speed_sum, \
        MIN(CASE WHEN output_tps > 0 THEN output_tps END) AS slowest, \
        MAX(CASE WHEN output_tps > 0 THEN output_tps END) AS fastest, \
        TOTAL(CASE WHEN cost BETWEEN 0 AND 10000 THEN cost END) AS usd""";

    private PredecessorSumColumns() {}

    /** Whether the group has any requests. */
    public static boolean any(ResultSet row) throws SQLException {
        return row.getLong("attempts") > 0;
    }

    public static PredecessorSums read(ResultSet row) throws SQLException {
        return new PredecessorSums(
                row.getLong("speeds"),
                row.getDouble("speed_sum"),
                NullableColumn.real(row, row.findColumn("slowest")),
                NullableColumn.real(row, row.findColumn("fastest")),
                row.getDouble("usd"));
    }
}
