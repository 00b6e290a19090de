package io.tokenspeed.store.cold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table, column by column. A value is a {@link Long}, {@link Double}, {@link String}, {@code byte[]} or null,
 * which are all that SQLite stores.
 *
 * @param columns the names of the columns
 * @param values the values of each column, one for each row
 * @param size how many rows there are
 */
public record FrozenTable(List<String> columns, List<@Nullable Object[]> values, int size) {
    /** Checks that every column has a value for each row. */
    public FrozenTable {
        columns = List.copyOf(columns);
        values = new ArrayList<>(values);
        if (columns.size() != values.size()) {
            throw new IllegalArgumentException(columns.size() + " columns with " + values.size() + " lists of values");
        }
        for (Object[] column : values) {
            if (column.length != size) {
                throw new IllegalArgumentException("a column of " + column.length + " values in " + size + " rows");
            }
        }
    }

    /** The values of a column; null if there is no such column. */
    @Nullable
    Object @Nullable [] column(String name) {
        int index = columns.indexOf(name);
        return index < 0 ? null : values.get(index);
    }

    /** The texts in a column, by row; null where a value is something else or there is no such column. */
    IntFunction<@Nullable String> texts(String name) {
        Object[] column = column(name);
        return row -> column != null && column[row] instanceof String text ? text : null;
    }

    /** The whole numbers in a column, by row; null where a value is something else or there is no such column. */
    IntFunction<@Nullable Long> numbers(String name) {
        Object[] column = column(name);
        return row -> column != null && column[row] instanceof Long number ? number : null;
    }

    /** Whether any text has this character. */
    boolean hasText(char character) {
        for (Object[] column : values) {
            for (Object value : column) {
                if (value instanceof String text && text.indexOf(character) >= 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether another table has the same columns with the same values, of the same types, in the same order. */
    boolean holdsTheSameAs(FrozenTable other) {
        return columns.equals(other.columns)
                && size == other.size
                && Arrays.deepEquals(values.toArray(), other.values.toArray());
    }
}
