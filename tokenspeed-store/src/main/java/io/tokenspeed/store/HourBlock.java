package io.tokenspeed.store;

import io.tokenspeed.model.request.Sum;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/**
 * The hourly sums of one hour with the distribution of their speeds in a few arrays, because objects would take ten times
 * the memory and the time. Nobody changes it once it is made.
 */
final class HourBlock {
    private static final int TIMES = 3;

    private final RowKey[] keys;
    private final String[] sessions;
    /** The places of the columns that are not all 0 and whose numbers fit an {@code int}, and those row by row. */
    private final int[] smallPlaces;

    private final int[] small;
    /** The same for columns with larger numbers. */
    private final int[] largePlaces;

    private final long[] large;
    private final long[] times;
    private final CompatibleColumn compatible;
    private final SpeedColumn decode;
    private final SpeedColumn e2e;

    private HourBlock(List<Row> rows) {
        keys = rows.stream().map(row -> row.key).toArray(RowKey[]::new);
        sessions = rows.stream().map(row -> row.session).toArray(String[]::new);
        smallPlaces = places(rows, largest -> largest > 0 && largest <= Integer.MAX_VALUE);
        largePlaces = places(rows, largest -> largest > Integer.MAX_VALUE);
        small = new int[rows.size() * smallPlaces.length];
        large = new long[rows.size() * largePlaces.length];
        times = new long[rows.size() * TIMES];
        for (int row = 0; row < rows.size(); row++) {
            put(row, rows.get(row).sums);
        }
        compatible = CompatibleColumn.of(rows.stream().map(Row::details).toList());
        decode = SpeedColumn.of(rows.stream().map(row -> row.details().decode()).toList());
        e2e = SpeedColumn.of(rows.stream().map(row -> row.details().e2e()).toList());
    }

    /** What a row is made from. */
    static final class Row {
        private final RowKey key;
        private final String session;
        private final long[] sums;
        private final HourDetails details;

        Row(RowKey key, String session, long[] sums, HourDetails details) {
            this.key = key;
            this.session = session;
            this.sums = sums;
            this.details = details;
        }

        HourDetails details() {
            return details;
        }
    }

    static HourBlock of(List<Row> rows) {
        return new HourBlock(rows);
    }

    private static int[] places(List<Row> rows, LongPredicate largest) {
        return IntStream.range(0, UsageColumns.FIRST_AT)
                .filter(place -> largest.test(largest(rows, place)))
                .toArray();
    }

    /** The largest number of a column by size, whichever its sign. */
    private static long largest(List<Row> rows, int place) {
        long largest = 0;
        for (Row row : rows) {
            largest = Math.max(largest, Math.abs(row.sums[place]));
        }
        return largest;
    }

    private void put(int row, long[] sums) {
        for (int i = 0; i < smallPlaces.length; i++) {
            small[row * smallPlaces.length + i] = (int) sums[smallPlaces[i]];
        }
        for (int i = 0; i < largePlaces.length; i++) {
            large[row * largePlaces.length + i] = sums[largePlaces[i]];
        }
        System.arraycopy(sums, UsageColumns.FIRST_AT, times, row * TIMES, TIMES);
    }

    int size() {
        return keys.length;
    }

    RowKey key(int row) {
        return keys[row];
    }

    String session(int row) {
        return sessions[row];
    }

    /** Requests, failed and cancelled attempts of a row, which are the first columns. */
    long attempts(int row) {
        long attempts = 0;
        for (int i = 0; i < smallPlaces.length && smallPlaces[i] < TIMES; i++) {
            attempts += small[row * smallPlaces.length + i];
        }
        return attempts;
    }

    /** The instant of the latest request of a row. */
    long lastAt(int row) {
        return times[row * TIMES + 1];
    }

    /** Adds a row to sums that {@link UsageColumns#none} began. */
    void addTo(long[] sums, int row) {
        int at = row * smallPlaces.length;
        for (int i = 0; i < smallPlaces.length; i++) {
            sums[smallPlaces[i]] = Sum.of(sums[smallPlaces[i]], small[at + i]);
        }
        at = row * largePlaces.length;
        for (int i = 0; i < largePlaces.length; i++) {
            sums[largePlaces[i]] = Sum.of(sums[largePlaces[i]], large[at + i]);
        }
        at = row * TIMES;
        UsageColumns.addTimes(sums, times[at], times[at + 1], times[at + 2]);
    }

    CompatibleColumn compatible() {
        return compatible;
    }

    SpeedColumn decode() {
        return decode;
    }

    SpeedColumn e2e() {
        return e2e;
    }
}
