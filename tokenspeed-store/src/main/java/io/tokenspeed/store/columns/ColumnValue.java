package io.tokenspeed.store.columns;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Binds the value of one column.
 *
 * @param <V> the type of the object that a row is made from
 */
public interface ColumnValue<V> {
    void bind(PreparedStatement statement, int parameter, V row) throws SQLException;

    static <V> ColumnValue<V> text(Function<V, @Nullable String> value) {
        return (statement, parameter, row) -> statement.setString(parameter, value.apply(row));
    }

    static <V> ColumnValue<V> number(ToLongFunction<V> value) {
        return (statement, parameter, row) -> statement.setLong(parameter, value.applyAsLong(row));
    }

    static <V> ColumnValue<V> optionalNumber(Function<V, @Nullable Long> value) {
        return (statement, parameter, row) -> {
            Long number = value.apply(row);
            if (number == null) {
                statement.setNull(parameter, Types.INTEGER);
            } else {
                statement.setLong(parameter, number);
            }
        };
    }

    static <V> ColumnValue<V> flag(Predicate<V> value) {
        return (statement, parameter, row) -> statement.setLong(parameter, value.test(row) ? 1 : 0);
    }

    /** Binds the name of an enum constant in lower case. */
    static <V> ColumnValue<V> name(Function<V, @Nullable Enum<?>> value) {
        return (statement, parameter, row) -> {
            Enum<?> constant = value.apply(row);
            statement.setString(
                    parameter, constant == null ? null : constant.name().toLowerCase(Locale.ROOT));
        };
    }
}
