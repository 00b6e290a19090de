package io.tokenspeed.dashboard.answer;

import java.util.List;

/**
 * Rows with equal fields.
 *
 * @param blank a row whose fields name the columns, also where there are no rows
 * @param rows the rows
 */
public record RowTable(Row blank, List<Row> rows) {
    public RowTable {
        rows = List.copyOf(rows);
    }
}
