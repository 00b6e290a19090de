package io.tokenspeed.store.columns;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads columns that may be NULL. */
public final class NullableColumn {
    private NullableColumn() {}

    /** Reads a whole number; null if the column is NULL. */
    public static @Nullable Long number(ResultSet row, int position) throws SQLException {
        long value = row.getLong(position);
        return row.wasNull() ? null : (Long) value;
    }

    /** Reads a floating point number; null if the column is NULL. */
    public static @Nullable Double real(ResultSet row, int position) throws SQLException {
        double value = row.getDouble(position);
        return row.wasNull() ? null : (Double) value;
    }
}
