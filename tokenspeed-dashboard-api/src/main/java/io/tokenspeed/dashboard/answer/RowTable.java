package io.tokenspeed.dashboard.answer;

import java.util.List;

/**
 * Rows with equal fields.
 *
 * @param blank a row without values, which tells the columns also when there are no rows
 * @param rows the rows
 */
public record RowTable(Row blank, List<Row> rows) {
    public RowTable {
        rows = List.copyOf(rows);
    }
}
