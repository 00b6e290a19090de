package io.tokenspeed.store.cold;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Columns of {@code requests} that an insert computes from others, with the same formulas as {@code RequestColumn}. A
 * block holds only values that differ from the formula, which belongs to the format and never changes.
 */
enum DerivedColumn {
    OUTPUT_TPS("output_tps"),
    TOTAL_TPS("total_tps"),
    COST("cost");

    private final String column;

    DerivedColumn(String column) {
        this.column = column;
    }

    /** The values by the formula, from other columns of the rows. */
    @Nullable
    Object[] values(FrozenTable rows) {
        IntFunction<@Nullable Double> formula = formula(rows);
        @Nullable Object[] values = new @Nullable Object[rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = formula.apply(row);
        }
        return values;
    }

    private IntFunction<@Nullable Double> formula(FrozenTable rows) {
        IntFunction<@Nullable Long> output = rows.numbers("output_tokens");
        IntFunction<@Nullable Long> millis = rows.numbers("duration_ms");
        return switch (this) {
            case OUTPUT_TPS -> row -> perSecond(output.apply(row), millis.apply(row));
            case TOTAL_TPS -> total(rows.numbers("input_tokens"), output, rows.numbers("reasoning_tokens"), millis);
            case COST -> cost(rows.numbers("cost_logged_nano"), rows.numbers("cost_computed_nano"));
        };
    }

    private static IntFunction<@Nullable Double> total(
            IntFunction<@Nullable Long> input,
            IntFunction<@Nullable Long> output,
            IntFunction<@Nullable Long> reasoning,
            IntFunction<@Nullable Long> millis) {
        return row -> {
            Long in = input.apply(row);
            Long out = output.apply(row);
            Long hidden = reasoning.apply(row);
            return in == null || out == null || hidden == null ? null : perSecond(in + out + hidden, millis.apply(row));
        };
    }

    private static @Nullable Double perSecond(@Nullable Long tokens, @Nullable Long millis) {
        return tokens == null || millis == null || millis == 0 ? null : (Double) (tokens * 1000.0 / millis);
    }

    private static IntFunction<@Nullable Double> cost(
            IntFunction<@Nullable Long> logged, IntFunction<@Nullable Long> computed) {
        return row -> {
            Long nano = logged.apply(row) == null ? computed.apply(row) : logged.apply(row);
            return nano == null ? null : (Double) (nano / 1e9);
        };
    }

    /** The derived column with this name in a table; null if there is none. */
    static @Nullable DerivedColumn find(ArchivedTable table, String name) {
        for (DerivedColumn derived : values()) {
            if (table == ArchivedTable.REQUESTS && derived.column.equals(name)) {
                return derived;
            }
        }
        return null;
    }
}
