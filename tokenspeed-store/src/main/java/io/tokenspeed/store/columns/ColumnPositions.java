package io.tokenspeed.store.columns;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The positions of named columns in the rows of a query. Looked up once per statement, because a look-up by name takes
 * longer than reading the number.
 */
public final class ColumnPositions<C extends Enum<C> & SqlColumn> {
    private final int[] positions;

    private ColumnPositions(int[] positions) {
        this.positions = positions;
    }

    /** Looks up the columns that the query has. Reading any other column fails in the driver. */
    public static <C extends Enum<C> & SqlColumn> ColumnPositions<C> of(ResultSetMetaData query, Class<C> columns)
            throws SQLException {
        Map<String, Integer> byName = new HashMap<>();
        for (int position = query.getColumnCount(); position > 0; position--) {
            byName.put(query.getColumnLabel(position).toLowerCase(Locale.ROOT), position);
        }
        C[] all = columns.getEnumConstants();
        int[] positions = new int[all.length];
        for (C column : all) {
            positions[column.index()] = byName.getOrDefault(column.column(), 0);
        }
        return new ColumnPositions<>(positions);
    }

    /** The position of a column, from 1 on, as JDBC counts. */
    int of(C column) {
        return positions[column.index()];
    }
}
