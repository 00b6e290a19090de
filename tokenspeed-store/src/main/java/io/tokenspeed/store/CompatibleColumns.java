package io.tokenspeed.store;

import io.tokenspeed.model.usage.CompatibleSums;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The predecessor's sums of a group, as columns over {@code usage_request}. */
final class CompatibleColumns {
    /** How they come from requests. The first tells whether there are any. */
    static final String SUMS = """
        COUNT(*), SUM(COALESCE(output_tps, 0) > 0), TOTAL(CASE WHEN output_tps > 0 THEN output_tps END), \
        MIN(CASE WHEN output_tps > 0 THEN output_tps END), MAX(CASE WHEN output_tps > 0 THEN output_tps END), \
        TOTAL(CASE WHEN cost BETWEEN 0 AND 10000 THEN cost END)""";

    private CompatibleColumns() {}

    /** Whether the group whose columns start at {@code first} has any requests. */
    static boolean any(ResultSet row, int first) throws SQLException {
        return row.getLong(first) > 0;
    }

    static CompatibleSums read(ResultSet row, int first) throws SQLException {
        return new CompatibleSums(
                row.getLong(first + 1),
                row.getDouble(first + 2),
                UsageColumns.real(row, first + 3),
                UsageColumns.real(row, first + 4),
                row.getDouble(first + 5));
    }
}
