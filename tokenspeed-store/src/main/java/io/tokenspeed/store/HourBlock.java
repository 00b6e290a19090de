package io.tokenspeed.store;

import io.tokenspeed.model.usage.CompatibleSums;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hourly sums of one hour with the distribution of their speeds, column by column, because rows of objects would take
 * ten times the memory. Nobody changes it once it is made.
 */
final class HourBlock {
    private final RowKey[] keys;
    /** The places of the columns that are not all 0, and those columns. */
    private final int[] places;

    private final NumberColumn[] columns;
    private final long start;
    private final CompatibleSums[] compatible;
    private final SpeedColumn decode;
    private final SpeedColumn e2e;

    private HourBlock(long start, List<Row> rows) {
        this.start = start;
        keys = rows.stream().map(Row::key).toArray(RowKey[]::new);
        List<NumberColumn> used = new ArrayList<>();
        List<Integer> at = new ArrayList<>();
        for (int place = 0; place < UsageColumns.COUNT; place++) {
            NumberColumn column = column(rows, place);
            if (column != null) {
                used.add(column);
                at.add(place);
            }
        }
        columns = used.toArray(NumberColumn[]::new);
        places = at.stream().mapToInt(Integer::intValue).toArray();
        compatible = rows.stream().map(row -> row.details().compatible()).toArray(CompatibleSums[]::new);
        decode = SpeedColumn.of(rows.stream().map(row -> row.details().decode()).toList());
        e2e = SpeedColumn.of(rows.stream().map(row -> row.details().e2e()).toList());
    }

    /** What a row is made from. */
    static final class Row {
        private final RowKey key;
        private final long[] sums;
        private final HourDetails details;

        Row(RowKey key, long[] sums, HourDetails details) {
            this.key = key;
            this.sums = sums;
            this.details = details;
        }

        RowKey key() {
            return key;
        }

        HourDetails details() {
            return details;
        }
    }

    /** A block of the hour that starts at an instant in epoch milliseconds. */
    static HourBlock of(long start, List<Row> rows) {
        return new HourBlock(start, rows);
    }

    /** Instants are kept as the time since the hour began, which is a small number. */
    private @Nullable NumberColumn column(List<Row> rows, int place) {
        long[] numbers = new long[rows.size()];
        long all = 0;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = rows.get(i).sums[place] - (place >= UsageColumns.FIRST_AT ? start : 0);
            all |= numbers[i];
        }
        return all == 0 && place < UsageColumns.FIRST_AT ? null : NumberColumn.of(numbers);
    }

    int size() {
        return keys.length;
    }

    RowKey key(int row) {
        return keys[row];
    }

    /** Requests, failed and cancelled attempts of a row. */
    long attempts(int row) {
        long attempts = 0;
        for (int i = 0; i < places.length && places[i] < 3; i++) {
            attempts += columns[i].at(row);
        }
        return attempts;
    }

    /** Adds a row to sums whose instants hold the earliest and the latest so far. */
    void addTo(long[] sums, int row) {
        int last = places.length - 2;
        for (int i = 0; i < last; i++) {
            sums[places[i]] += columns[i].at(row);
        }
        sums[UsageColumns.FIRST_AT] = Math.min(sums[UsageColumns.FIRST_AT], start + columns[last].at(row));
        sums[UsageColumns.LAST_AT] = Math.max(sums[UsageColumns.LAST_AT], start + columns[last + 1].at(row));
    }

    CompatibleSums compatible(int row) {
        return compatible[row];
    }

    SpeedColumn decode() {
        return decode;
    }

    SpeedColumn e2e() {
        return e2e;
    }
}
