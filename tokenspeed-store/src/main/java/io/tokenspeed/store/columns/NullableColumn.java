package io.tokenspeed.store.columns;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads columns that may hold nothing. */
public final class NullableColumn {
    private NullableColumn() {}

    /** A whole number, or null. */
    static @Nullable Long number(ResultSet row, int position) throws SQLException {
        long value = row.getLong(position);
        return row.wasNull() ? null : (Long) value;
    }

    /** A floating point number, or null. */
    public static @Nullable Double real(ResultSet row, int position) throws SQLException {
        double value = row.getDouble(position);
        return row.wasNull() ? null : (Double) value;
    }
}
