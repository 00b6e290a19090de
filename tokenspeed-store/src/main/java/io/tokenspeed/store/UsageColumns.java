package io.tokenspeed.store;

import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.request.BelievedCost;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.usage.AttemptCounts;
import io.tokenspeed.model.usage.CostSum;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.SpeedPools;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageGaps;
import io.tokenspeed.model.usage.UsageTotals;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The sums of a group, as columns of {@code usage_hour}: how they come from single requests, how they add up again, and
 * how they become {@link UsageTotals}.
 */
final class UsageColumns {
    private static final String E2E = "speed_basis IN ('exact_e2e', 'e2e_approx')";
    private static final String DECODE = "speed_basis = 'exact_decode'";
    private static final String STREAM = "speed_basis = 'stream_window'";
    private static final String DECODE_E2E =
            "speed_basis IN ('exact_decode', 'stream_window') AND latency_ms IS NOT NULL";

    /** Another program writes rows past ours, and one absurd number of it must not spoil a sum. */
    private static final String BELIEVED_OUTPUT = "(output BETWEEN 0 AND " + TokenCounts.MOST + ")";

    private static final String LOGGED =
            "CASE WHEN logged_nano BETWEEN 0 AND " + BelievedCost.MOST_NANO + " THEN logged_nano END";

    /** Name of each column and the expression over {@code usage_request} that makes it. */
    private static final String[][] COLUMNS = {
        {"requests", "SUM(has_usage)"},
        {"failed", "SUM(has_usage = 0 AND status = 'failed')"},
        {"cancelled", "SUM(has_usage = 0 AND status = 'cancelled')"},
        {"input", sumOfTokens("input")},
        {"cache_read", sumOfTokens("cache_read")},
        {"cache_write_5m", sumOfTokens("cache_write_5m")},
        {"cache_write_1h", sumOfTokens("cache_write_1h")},
        {"output", sumOfTokens("output")},
        {"reasoning", "SUM(CASE WHEN " + BELIEVED_OUTPUT + " AND reasoning > 0 THEN reasoning ELSE 0 END)"},
        {"logged_nano", sumOfMoney("CASE WHEN has_usage THEN " + LOGGED + " END")},
        {"logged", "SUM(has_usage AND " + LOGGED + " IS NOT NULL)"},
        {"computed_nano", sumOfMoney("CASE WHEN has_usage THEN computed_nano END")},
        {"computed", "SUM(has_usage AND computed_nano IS NOT NULL)"},
        {"auto_nano", sumOfMoney("CASE WHEN has_usage THEN COALESCE(" + LOGGED + ", computed_nano) END")},
        {"auto", "SUM(has_usage AND COALESCE(" + LOGGED + ", computed_nano) IS NOT NULL)"},
        {"unreliable_output", "SUM(output_reliable = 0 OR NOT " + BELIEVED_OUTPUT + ")"},
        {"missing_usage", "SUM(has_usage AND usage_source = 'missing')"},
        {"decode", "SUM(" + DECODE + ")"},
        {"decode_tokens", "TOTAL_INT(CASE WHEN " + DECODE + " THEN speed_tokens END)"},
        {"decode_ms", "TOTAL_INT(CASE WHEN " + DECODE + " THEN speed_ms END)"},
        {"e2e", "SUM(" + E2E + " OR (" + DECODE_E2E + "))"},
        {"e2e_tokens", "TOTAL_INT(CASE WHEN " + E2E + " THEN speed_tokens WHEN " + DECODE_E2E + " THEN output END)"},
        {"e2e_ms", "TOTAL_INT(CASE WHEN " + E2E + " THEN speed_ms WHEN " + DECODE_E2E + " THEN latency_ms END)"},
        {"approximated", "SUM(speed_basis = 'e2e_approx' OR (" + STREAM + " AND latency_ms IS NOT NULL))"},
        {"turn", "SUM(speed_basis = 'turn')"},
        {"turn_tokens", "TOTAL_INT(CASE WHEN speed_basis = 'turn' THEN speed_tokens END)"},
        {"turn_ms", "TOTAL_INT(CASE WHEN speed_basis = 'turn' THEN speed_ms END)"},
        {"stream", "SUM(" + STREAM + ")"},
        {"stream_tokens", "TOTAL_INT(CASE WHEN " + STREAM + " THEN speed_tokens END)"},
        {"stream_ms", "TOTAL_INT(CASE WHEN " + STREAM + " THEN speed_ms END)"},
        {"first_at", "MIN(instant)"},
        {"last_at", "MAX(instant)"},
        {"first_started_at", "MIN(started_at)"},
    };

    /** How many columns there are. */
    static final int COUNT = COLUMNS.length;

    /** The places of the earliest and the latest instant among them. */
    static final int FIRST_AT = 30;

    static final int LAST_AT = 31;

    /** The place of the earliest start, which is before the earliest instant where that is the end of a request. */
    static final int FIRST_STARTED_AT = 32;

    /** How the columns come from requests. */
    static final String SUMS = sums();

    /** How the columns of several groups add up. */
    static final String RESUMS = resums();

    private UsageColumns() {}

    /** Sums of nothing, to which times can be added. */
    static long[] none() {
        long[] sums = new long[COUNT];
        sums[FIRST_AT] = Long.MAX_VALUE;
        sums[LAST_AT] = Long.MIN_VALUE;
        sums[FIRST_STARTED_AT] = Long.MAX_VALUE;
        return sums;
    }

    /** Adds the times of a group to sums. */
    static void addTimes(long[] sums, long firstAt, long lastAt, long firstStartedAt) {
        sums[FIRST_AT] = Math.min(sums[FIRST_AT], firstAt);
        sums[LAST_AT] = Math.max(sums[LAST_AT], lastAt);
        sums[FIRST_STARTED_AT] = Math.min(sums[FIRST_STARTED_AT], firstStartedAt);
    }

    private static String sumOfTokens(String column) {
        return "SUM(CASE WHEN %1$s BETWEEN 0 AND %2$d THEN %1$s ELSE 0 END)".formatted(column, TokenCounts.MOST);
    }

    /**
     * SUM fails where its result fits no long. Dollars and the rest are added apart, and both together become a floating
     * point number then, which is read as the largest long.
     */
    private static String sumOfMoney(String nano) {
        return "COALESCE(SUM((%1$s) / 1000000000) * 1000000000 + SUM((%1$s) %% 1000000000), 0)".formatted(nano);
    }

    private static String sums() {
        StringBuilder sql = new StringBuilder();
        for (String[] column : COLUMNS) {
            sql.append(sql.isEmpty() ? "" : ", ")
                    .append(wholeNumber(column[1]))
                    .append(" AS ")
                    .append(column[0]);
        }
        return sql.toString();
    }

    /** SUM of no values is NULL, and TOTAL is a floating point number, which loses nano-dollars. */
    private static String wholeNumber(String expression) {
        String total = "TOTAL_INT(";
        return expression.startsWith(total)
                ? "COALESCE(SUM(" + expression.substring(total.length()) + ", 0)"
                : expression;
    }

    private static String resums() {
        StringBuilder sql = new StringBuilder();
        for (String[] column : COLUMNS) {
            sql.append(sql.isEmpty() ? "" : ", ").append(resum(column[0]));
        }
        return sql.toString();
    }

    private static String resum(String column) {
        return switch (column) {
            case "first_at", "first_started_at" -> "MIN(" + column + ")";
            case "last_at" -> "MAX(" + column + ")";
            case "logged_nano", "computed_nano", "auto_nano" -> sumOfMoney(column);
            default -> "SUM(" + column + ")";
        };
    }

    /** Reads the columns that start at {@code first}; no rows in the group gives {@link UsageTotals#ZERO}. */
    static UsageTotals read(ResultSet row, int first, CostMode mode) throws SQLException {
        row.getLong(first + FIRST_AT);
        return row.wasNull() ? UsageTotals.ZERO : totals(columns(row, first), mode);
    }

    /** The columns that start at {@code first}. */
    static long[] columns(ResultSet row, int first) throws SQLException {
        long[] sums = new long[COUNT];
        for (int i = 0; i < COUNT; i++) {
            sums[i] = row.getLong(first + i);
        }
        return sums;
    }

    /** What the columns mean. */
    static UsageTotals totals(long[] sums, CostMode mode) {
        return new UsageTotals(
                new AttemptCounts(sums[0], sums[1], sums[2]),
                new TokenSums(sums[3], sums[4], sums[5], sums[6], sums[7], sums[8]),
                cost(sums, mode),
                new UsageGaps(sums[15], sums[16]),
                new SpeedPools(speed(sums, 17), speed(sums, 20), sums[23], speed(sums, 24), speed(sums, 27)),
                sums[FIRST_AT],
                sums[LAST_AT]);
    }

    private static CostSum cost(long[] sums, CostMode mode) {
        int at = switch (mode) {
            case DISPLAY -> 9;
            case CALCULATE -> 11;
            case AUTO -> 13;
        };
        return new CostSum(sums[at], sums[at + 1], sums[0] - sums[at + 1]);
    }

    private static PooledSpeed speed(long[] sums, int at) {
        return new PooledSpeed(sums[at], sums[at + 1], sums[at + 2]);
    }

    /** A column that may hold nothing. */
    static @Nullable Double real(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : (Double) value;
    }
}
