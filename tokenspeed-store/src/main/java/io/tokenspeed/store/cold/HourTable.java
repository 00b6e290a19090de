package io.tokenspeed.store.cold;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads, inserts and deletes the rows of an hour in one of the archived tables, with all stored columns. */
final class HourTable implements AutoCloseable {
    private static final long HOUR = 3_600_000;

    private final ArchivedTable table;
    private final Connection connection;
    private final List<String> columns;
    private final PreparedStatement select;
    private final PreparedStatement delete;

    HourTable(Connection connection, ArchivedTable table) throws SQLException {
        this.table = table;
        this.connection = connection;
        this.columns = columns(connection, table);
        String inHour = " FROM main." + table.table + " WHERE " + table.instant + " >= ? AND " + table.instant + " < ?";
        this.select = connection.prepareStatement(
                "SELECT " + String.join(", ", columns) + inHour + " ORDER BY " + table.instant + ", id");
        this.delete = connection.prepareStatement("DELETE" + inHour);
    }

    /** The row number, and all columns that are stored and not computed. */
    private static List<String> columns(Connection connection, ArchivedTable table) throws SQLException {
        List<String> columns = stored(connection, table);
        if (!columns.contains(table.number)) {
            columns.add(0, table.number);
        }
        return columns;
    }

    /** All columns of a table that are stored and not computed. */
    static List<String> stored(Connection connection, ArchivedTable table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT name FROM pragma_table_xinfo(?, 'main') WHERE hidden = 0 ORDER BY cid")) {
            query.setString(1, table.table);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    columns.add(row.getString(1));
                }
            }
        }
        return columns;
    }

    /** Reads the rows in order of instant and id. */
    FrozenTable read(long hour) throws SQLException {
        bind(select, hour);
        List<@Nullable Object[]> rows = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rows.add(values(row));
            }
        }
        List<@Nullable Object[]> values = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            @Nullable Object[] all = new @Nullable Object[rows.size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = rows.get(i)[column];
            }
            values.add(all);
        }
        return new FrozenTable(columns, values, rows.size());
    }

    private @Nullable Object[] values(ResultSet row) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = row.getObject(i + 1);
            values[i] = value instanceof Integer number ? (Object) number.longValue() : value;
        }
        return values;
    }

    /** Deletes the rows and returns how many there were. */
    int delete(long hour) throws SQLException {
        bind(delete, hour);
        return delete.executeUpdate();
    }

    private static void bind(PreparedStatement statement, long hour) throws SQLException {
        statement.setLong(1, hour * HOUR);
        statement.setLong(2, (hour + 1) * HOUR);
    }

    /**
     * Inserts rows under their old row numbers; where such a number is taken, under one below all others, so that the
     * row does not look new. A row whose id is there already was written again since, and is left out.
     *
     * @return how many rows were inserted
     */
    int insert(FrozenTable rows) throws SQLException {
        List<Integer> known = new ArrayList<>();
        for (int i = 0; i < rows.columns().size(); i++) {
            if (columns.contains(rows.columns().get(i))) {
                known.add(i);
            }
        }
        int inserted = 0;
        try (PreparedStatement insert = connection.prepareStatement(insertion(rows, known))) {
            for (int row = 0; row < rows.size(); row++) {
                for (int i = 0; i < known.size(); i++) {
                    insert.setObject(i + 1, rows.values().get(known.get(i))[row]);
                }
                inserted += insert.executeUpdate();
            }
        }
        return inserted;
    }

    private String insertion(FrozenTable rows, List<Integer> known) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            boolean number = rows.columns().get(known.get(i)).equals(table.number);
            values.add(number ? freeNumber("?" + (i + 1)) : "?" + (i + 1));
        }
        return known.stream()
                        .map(i -> rows.columns().get(i))
                        .collect(Collectors.joining(
                                ", ",
                                "INSERT INTO main." + table.table + " (",
                                ") VALUES (" + String.join(", ", values)))
                + ") ON CONFLICT (id) DO NOTHING";
    }

    private String freeNumber(String wanted) {
        return "CASE WHEN EXISTS (SELECT 1 FROM main.%1$s WHERE %2$s = %3$s) THEN (SELECT MIN(0, MIN(%2$s)) - 1 FROM main.%1$s) ELSE %3$s END"
                .formatted(table.table, table.number, wanted);
    }

    @Override
    public void close() throws SQLException {
        select.close();
        delete.close();
    }
}
