package io.tokenspeed.store.price.reprice;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.store.columns.NullableColumn;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a computed cost exactly as they are stored, so that they can be restored.
 *
 * @param nano the whole cost in nano-dollars; null where unpriced
 * @param tools the part that is server tools; null for none
 * @param price the id of its price
 * @param calculation the version of the rules; null for 1
 */
record StoredCost(
        @Nullable Long nano,
        @Nullable Long tools,
        @Nullable String price,
        @Nullable Long calculation) {
    private static final int COLUMNS = 4;

    static StoredCost of(Cost cost) {
        return new StoredCost(
                cost.nanoUsd(),
                cost.toolsNanoUsd() == 0 ? null : (Long) cost.toolsNanoUsd(),
                cost.priceId(),
                cost.calculation() == 1 ? null : Long.valueOf(cost.calculation()));
    }

    /** Reads four columns from one on. */
    static StoredCost read(ResultSet row, int first) throws SQLException {
        return new StoredCost(
                NullableColumn.number(row, first),
                NullableColumn.number(row, first + 1),
                row.getString(first + 2),
                NullableColumn.number(row, first + 3));
    }

    /** Binds four parameters from one on, and returns the next. */
    int bind(PreparedStatement statement, int first) throws SQLException {
        bind(statement, first, nano);
        bind(statement, first + 1, tools);
        statement.setString(first + 2, price);
        bind(statement, first + 3, calculation);
        return first + COLUMNS;
    }

    private static void bind(PreparedStatement statement, int parameter, @Nullable Long number) throws SQLException {
        if (number == null) {
            statement.setNull(parameter, Types.INTEGER);
        } else {
            statement.setLong(parameter, number);
        }
    }
}
