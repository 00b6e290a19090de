package io.tokenspeed.store.columns;

import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Grouping queries over hour sums or single requests. */
public final class UsageSql {
    private static final long HOUR = 3_600_000;

    private UsageSql() {}

    /**
     * Returns a query that groups the matching usage.
     *
     * @param period an expression and a comma that group by time, or an empty text
     * @param raw whether to read single requests
     */
    public static String group(String period, List<Dimension> by, UsageFilter filter, boolean raw) {
        return group(period, by, filter, raw, "");
    }

    /**
     * Like {@link #group(String, List, UsageFilter, boolean)}, for some of the usage.
     *
     * @param only a condition without parameters; empty for none
     */
    public static String group(String period, List<Dimension> by, UsageFilter filter, boolean raw, String only) {
        int columns = by.size() + (period.isEmpty() ? 0 : 1);
        return "SELECT " + period + UsageQuery.columns(by)
                + (raw ? UsageColumn.SUMS + " FROM usage_request" : UsageColumn.SUMS_AGAIN + " FROM usage_hour")
                + where(filter, raw, only) + UsageQuery.groupBy(columns);
    }

    private static String where(UsageFilter filter, boolean raw, String only) {
        String where = conditions(filter, raw).where();
        return only.isEmpty() ? where : where + (where.isEmpty() ? " WHERE " : " AND ") + only;
    }

    /**
     * Returns a query of the hours with matching usage, which needs the parameters of {@link #group} over hour sums.
     *
     * @param only a condition without parameters
     */
    public static String hours(UsageFilter filter, String only) {
        return "SELECT DISTINCT hour FROM usage_hour" + where(filter, false, only);
    }

    public static PreparedStatement prepare(Connection connection, String sql, UsageFilter filter, boolean raw)
            throws SQLException {
        return conditions(filter, raw).prepare(connection, sql);
    }

    private static UsageQuery conditions(UsageFilter filter, boolean raw) {
        if (raw) {
            return UsageQuery.requests(filter);
        }
        UsageQuery query = UsageQuery.matching(filter);
        if (filter.range().from() != null) {
            query.and("hour >= ?", filter.range().from().toEpochMilli() / HOUR);
        }
        if (filter.range().to() != null) {
            query.and("hour < ?", filter.range().to().toEpochMilli() / HOUR);
        }
        return query;
    }
}
