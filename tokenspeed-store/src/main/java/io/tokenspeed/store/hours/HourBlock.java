package io.tokenspeed.store.hours;

import io.tokenspeed.store.columns.RowKey;
import io.tokenspeed.store.columns.UsageColumn;
import io.tokenspeed.store.columns.UsageVector;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The hour sums of one hour with their distributions of speeds and times to the first token, in a few arrays, because
 * objects would take ten times the memory and time. Immutable.
 */
public final class HourBlock {
    private static final int FIRST_AT = 0;
    private static final int LAST_AT = 1;
    private static final int FIRST_STARTED_AT = 2;
    private static final int TIMES = 3;

    private final RowKey[] keys;
    private final String[] sessions;
    /**
     * Indexes of the columns that are not all 0 and whose numbers fit an {@code int}; {@link #small} has these numbers
     * row by row.
     */
    private final int[] smallColumns;

    private final int[] small;
    /** Like {@link #smallColumns}, but for columns with larger numbers. */
    private final int[] largeColumns;

    private final long[] large;
    private final long[] attempts;
    /**
     * The {@link #TIMES} times of each row in milliseconds since the epoch, in one array because they are read
     * together.
     */
    private final long[] times;

    private final PredecessorSumColumn predecessor;
    /** The sub-agents of each row; null where no row has any. */
    private final @Nullable List<Set<String>> agentRuns;

    private final boolean labelled;
    private final SpeedColumn decode;
    private final SpeedColumn e2e;
    private final SpeedColumn ttft;

    private HourBlock(List<Row> rows) {
        keys = rows.stream().map(row -> row.key()).toArray(RowKey[]::new);
        sessions = rows.stream().map(row -> row.session).toArray(String[]::new);
        smallColumns = columns(rows, largest -> largest > 0 && largest <= Integer.MAX_VALUE);
        largeColumns = columns(rows, largest -> largest > Integer.MAX_VALUE);
        small = new int[rows.size() * smallColumns.length];
        large = new long[rows.size() * largeColumns.length];
        times = new long[rows.size() * TIMES];
        for (int row = 0; row < rows.size(); row++) {
            put(row, rows.get(row).sums);
        }
        attempts = rows.stream().mapToLong(row -> row.sums.attempts()).toArray();
        predecessor = PredecessorSumColumn.of(rows.stream().map(Row::details).toList());
        agentRuns = agentRuns(rows);
        labelled = rows.stream().anyMatch(row -> row.details().labelled());
        decode = SpeedColumn.of(rows.stream().map(row -> row.details().decode()).toList());
        e2e = SpeedColumn.of(rows.stream().map(row -> row.details().e2e()).toList());
        ttft = SpeedColumn.of(rows.stream().map(row -> row.details().ttft()).toList());
    }

    /** The parts of a row. */
    record Row(RowKey key, String session, UsageVector sums, HourDetails details) {}

    static HourBlock of(List<Row> rows) {
        return new HourBlock(rows);
    }

    private static @Nullable List<Set<String>> agentRuns(List<Row> rows) {
        return rows.stream().allMatch(row -> row.details().agentRuns().isEmpty())
                ? null
                : rows.stream()
                        .map(row -> Set.copyOf(row.details().agentRuns()))
                        .toList();
    }

    private static int[] columns(List<Row> rows, LongPredicate largest) {
        return Arrays.stream(UsageColumn.values())
                .filter(column -> !column.isTime() && largest.test(largest(rows, column)))
                .mapToInt(UsageColumn::index)
                .toArray();
    }

    /** Returns the largest absolute number of a column. */
    private static long largest(List<Row> rows, UsageColumn column) {
        long largest = 0;
        for (Row row : rows) {
            largest = Math.max(largest, Math.abs(row.sums.get(column)));
        }
        return largest;
    }

    private void put(int row, UsageVector sums) {
        for (int i = 0; i < smallColumns.length; i++) {
            small[row * smallColumns.length + i] = (int) sums.get(smallColumns[i]);
        }
        for (int i = 0; i < largeColumns.length; i++) {
            large[row * largeColumns.length + i] = sums.get(largeColumns[i]);
        }
        times[row * TIMES + FIRST_AT] = sums.get(UsageColumn.FIRST_AT);
        times[row * TIMES + LAST_AT] = sums.get(UsageColumn.LAST_AT);
        times[row * TIMES + FIRST_STARTED_AT] = sums.get(UsageColumn.FIRST_STARTED_AT);
    }

    public int size() {
        return keys.length;
    }

    public RowKey key(int row) {
        return keys[row];
    }

    public String session(int row) {
        return sessions[row];
    }

    /** The attempts of a row: requests, failed and cancelled. */
    long attempts(int row) {
        return attempts[row];
    }

    /** The sub-agents that made requests of a row. */
    public Set<String> agentRuns(int row) {
        return agentRuns == null ? Set.of() : agentRuns.get(row);
    }

    /** Whether a request of the hour names its user. */
    boolean labelled() {
        return labelled;
    }

    /** The instant of the earliest request of a row, in milliseconds since the epoch. */
    public long firstAt(int row) {
        return times[row * TIMES + FIRST_AT];
    }

    /** The instant of the latest request of a row, in milliseconds since the epoch. */
    public long lastAt(int row) {
        return times[row * TIMES + LAST_AT];
    }

    /** Adds a row to sums. */
    public void addTo(UsageVector sums, int row) {
        sums.addNumbers(smallColumns, small, row * smallColumns.length);
        sums.addNumbers(largeColumns, large, row * largeColumns.length);
        int at = row * TIMES;
        sums.addTimes(times[at + FIRST_AT], times[at + LAST_AT], times[at + FIRST_STARTED_AT]);
    }

    PredecessorSumColumn predecessor() {
        return predecessor;
    }

    SpeedColumn decode() {
        return decode;
    }

    SpeedColumn e2e() {
        return e2e;
    }

    SpeedColumn ttft() {
        return ttft;
    }
}
