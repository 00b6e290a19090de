package io.tokenspeed.store.columns;

import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The conditions of an SQL query with their values, over {@code usage_hour} or {@code usage_request}. */
public final class UsageQuery {
    private final StringBuilder conditions = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** Conditions for a filter without its time range. */
    static UsageQuery matching(UsageFilter filter) {
        UsageQuery query = new UsageQuery();
        query.in("project", filter.projects());
        query.in("provider", filter.providers());
        query.in("model", filter.models());
        query.in("tool", filter.tools());
        return query;
    }

    /** Conditions for single requests that count and match a filter, including its time range. */
    public static UsageQuery requests(UsageFilter filter) {
        UsageQuery query = matching(filter);
        query.and("superseded = 0");
        if (filter.range().from() != null) {
            query.and("instant >= ?", filter.range().from().toEpochMilli());
        }
        if (filter.range().to() != null) {
            query.and("instant < ?", filter.range().to().toEpochMilli());
        }
        return query;
    }

    public void and(String condition, Object... parameters) {
        conditions.append(conditions.isEmpty() ? " WHERE " : " AND ").append(condition);
        values.addAll(List.of(parameters));
    }

    /** Adds the condition that a column has one of some values; none if they are null. */
    public void in(String column, @Nullable Set<String> wanted) {
        if (wanted != null) {
            and(column + oneOf(wanted.size()), wanted.toArray());
        }
    }

    /** Returns a comparison with one of some parameters; with none of them, nothing is equal. */
    private static String oneOf(int parameters) {
        return parameters == 1 ? " = ?" : " IN (" + String.join(", ", Collections.nCopies(parameters, "?")) + ")";
    }

    /** The WHERE clause; empty if there are no conditions. */
    public String where() {
        return conditions.toString();
    }

    public PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return statement;
    }

    static String column(Dimension dimension) {
        return switch (dimension) {
            case PROJECT -> "project";
            case PROVIDER -> "provider";
            case MODEL -> "model";
            case TOOL -> "tool";
            case SESSION -> "session";
        };
    }

    /** Returns the columns of dimensions, each followed by a comma. */
    public static String columns(List<Dimension> by) {
        StringBuilder sql = new StringBuilder();
        for (Dimension dimension : by) {
            sql.append(column(dimension)).append(", ");
        }
        return sql.toString();
    }

    /** Reads the values of the columns of dimensions. */
    public static List<String> keys(ResultSet row, List<Dimension> by) throws SQLException {
        List<String> keys = new ArrayList<>(by.size());
        for (Dimension dimension : by) {
            keys.add(row.getString(column(dimension)));
        }
        return keys;
    }

    /** Returns a GROUP BY clause over the first columns of the result. */
    public static String groupBy(int columns) {
        StringBuilder sql = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
            sql.append(i == 1 ? " GROUP BY " : ", ").append(i);
        }
        return sql.toString();
    }
}
