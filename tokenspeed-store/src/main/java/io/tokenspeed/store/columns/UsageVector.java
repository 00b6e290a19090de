package io.tokenspeed.store.columns;

import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.request.Sum;
import io.tokenspeed.model.usage.AttemptCounts;
import io.tokenspeed.model.usage.CostSum;
import io.tokenspeed.model.usage.PooledSpeed;
import io.tokenspeed.model.usage.SpeedPools;
import io.tokenspeed.model.usage.TokenSums;
import io.tokenspeed.model.usage.UsageGaps;
import io.tokenspeed.model.usage.UsageTotals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/** A sum over a group of requests: one number for each {@link UsageColumn}. Starts as the sum of no requests. */
public final class UsageVector {
    private static final UsageColumn[] COLUMNS = UsageColumn.values();
    private static final int FIRST_AT = UsageColumn.FIRST_AT.index();
    private static final int LAST_AT = UsageColumn.LAST_AT.index();
    private static final int FIRST_STARTED_AT = UsageColumn.FIRST_STARTED_AT.index();
    private static final long[] NONE =
            Arrays.stream(COLUMNS).mapToLong(column -> column.adding().none).toArray();

    private final long[] numbers = NONE.clone();

    /** Reads the columns of a row. */
    public static UsageVector read(ResultSet row, ColumnPositions<UsageColumn> positions) throws SQLException {
        UsageVector sums = new UsageVector();
        for (UsageColumn column : COLUMNS) {
            sums.numbers[column.index()] = row.getLong(positions.of(column));
        }
        return sums;
    }

    /** Reads totals; {@link UsageTotals#ZERO} for a group without rows. */
    public static UsageTotals totals(ResultSet row, ColumnPositions<UsageColumn> positions, CostMode mode)
            throws SQLException {
        row.getLong(positions.of(UsageColumn.FIRST_AT));
        return row.wasNull() ? UsageTotals.ZERO : read(row, positions).totals(mode);
    }

    public long get(UsageColumn column) {
        return numbers[column.index()];
    }

    /** Returns the number of the column with this {@link UsageColumn#index}. */
    public long get(int index) {
        return numbers[index];
    }

    /** Whether this is the sum of no requests. */
    public boolean isEmpty() {
        return get(UsageColumn.FIRST_AT) == Long.MAX_VALUE;
    }

    /** The number of attempts: requests, failed and cancelled. */
    public long attempts() {
        return get(UsageColumn.REQUESTS) + get(UsageColumn.FAILED) + get(UsageColumn.CANCELLED);
    }

    public void add(CountedRequest request) {
        for (UsageColumn column : COLUMNS) {
            add(column, column.of(request));
        }
    }

    /** Replaces a request by its new state, which must have the same times. */
    public void replace(CountedRequest before, CountedRequest after) {
        for (UsageColumn column : COLUMNS) {
            add(column, column.adding().change(column.of(before), column.of(after)));
        }
    }

    public void add(UsageVector others) {
        for (UsageColumn column : COLUMNS) {
            add(column, others.get(column));
        }
    }

    private void add(UsageColumn column, long number) {
        int at = column.index();
        numbers[at] = column.adding().of(numbers[at], number);
    }

    /**
     * Adds to several columns, given by {@link UsageColumn#index} for speed, the numbers from position {@code from} on.
     */
    public void addNumbers(int[] columns, int[] added, int from) {
        long[] sums = numbers;
        for (int i = 0; i < columns.length; i++) {
            int column = columns[i];
            sums[column] = Sum.of(sums[column], added[from + i]);
        }
    }

    /** Like {@link #addNumbers(int[], int[], int)}, but for numbers that do not fit an {@code int}. */
    public void addNumbers(int[] columns, long[] added, int from) {
        long[] sums = numbers;
        for (int i = 0; i < columns.length; i++) {
            int column = columns[i];
            sums[column] = Sum.of(sums[column], added[from + i]);
        }
    }

    /** Adds the times of a group of requests, in epoch milliseconds. */
    public void addTimes(long firstAt, long lastAt, long firstStartedAt) {
        numbers[FIRST_AT] = Math.min(numbers[FIRST_AT], firstAt);
        numbers[LAST_AT] = Math.max(numbers[LAST_AT], lastAt);
        numbers[FIRST_STARTED_AT] = Math.min(numbers[FIRST_STARTED_AT], firstStartedAt);
    }

    /** Converts the numbers to totals. */
    public UsageTotals totals(CostMode mode) {
        return new UsageTotals(
                new AttemptCounts(get(UsageColumn.REQUESTS), get(UsageColumn.FAILED), get(UsageColumn.CANCELLED)),
                tokens(),
                cost(mode),
                new UsageGaps(get(UsageColumn.UNRELIABLE_OUTPUT), get(UsageColumn.MISSING_USAGE)),
                speeds(),
                get(UsageColumn.FIRST_AT),
                get(UsageColumn.LAST_AT));
    }

    private SpeedPools speeds() {
        return new SpeedPools(
                speed(UsageColumn.DECODE, UsageColumn.DECODE_TOKENS, UsageColumn.DECODE_MS),
                speed(UsageColumn.E2E, UsageColumn.E2E_TOKENS, UsageColumn.E2E_MS),
                get(UsageColumn.APPROXIMATED),
                speed(UsageColumn.TURN, UsageColumn.TURN_TOKENS, UsageColumn.TURN_MS),
                speed(UsageColumn.STREAM, UsageColumn.STREAM_TOKENS, UsageColumn.STREAM_MS));
    }

    private TokenSums tokens() {
        return new TokenSums(
                get(UsageColumn.INPUT),
                get(UsageColumn.CACHE_READ),
                get(UsageColumn.CACHE_WRITE_5M),
                get(UsageColumn.CACHE_WRITE_1H),
                get(UsageColumn.OUTPUT),
                get(UsageColumn.REASONING));
    }

    private CostSum cost(CostMode mode) {
        return switch (mode) {
            case DISPLAY -> cost(UsageColumn.LOGGED_NANO, UsageColumn.LOGGED, 0);
            case CALCULATE -> cost(UsageColumn.COMPUTED_NANO, UsageColumn.COMPUTED, get(UsageColumn.TOOLS_NANO));
            case AUTO -> cost(UsageColumn.AUTO_NANO, UsageColumn.AUTO, get(UsageColumn.TOOLS_NANO));
        };
    }

    private CostSum cost(UsageColumn nano, UsageColumn priced, long toolsNano) {
        return new CostSum(get(nano), get(priced), get(UsageColumn.REQUESTS) - get(priced), toolsNano);
    }

    private PooledSpeed speed(UsageColumn samples, UsageColumn tokens, UsageColumn millis) {
        return new PooledSpeed(get(samples), get(tokens), get(millis));
    }
}
