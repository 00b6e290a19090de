package io.tokenspeed.store.cold;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Archived rows in temporary tables of a connection, and views that shadow {@code requests}, {@code interaction} and
 * {@code usage_request}, so that a query of these finds archived rows beside the others.
 */
final class ColdTables {
    private final Connection connection;

    /** Creates the tables, empty, and the views. */
    ColdTables(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            for (ArchivedTable table : ArchivedTable.values()) {
                shadow(statement, table);
            }
            statement.execute("CREATE INDEX temp.cold_requests_instant ON cold_requests ("
                    + ArchivedTable.REQUESTS.instant + ")");
            statement.execute("CREATE INDEX temp.cold_requests_id ON cold_requests (id)");
            statement.execute(usageView(statement));
        }
    }

    private void shadow(Statement statement, ArchivedTable table) throws SQLException {
        String columns = String.join(", ", HourTable.stored(connection, table));
        String name = table.table;
        statement.execute(
                "CREATE TEMP TABLE cold_" + name + " AS SELECT " + columns + " FROM main." + name + " LIMIT 0");
        statement.execute("CREATE TEMP VIEW " + name + " AS SELECT " + columns + " FROM main." + name
                + " UNION ALL SELECT " + columns + " FROM temp.cold_" + name);
    }

    /** The view of the database, but over the shadowing tables, whose names are found first. */
    private static String usageView(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("SELECT sql FROM main.sqlite_master WHERE name = 'usage_request'")) {
            row.next();
            return row.getString(1).replaceFirst("CREATE VIEW", "CREATE TEMP VIEW");
        }
    }

    /** Adds the rows of an hour. */
    void add(FrozenHour hour) throws SQLException {
        for (ArchivedTable table : ArchivedTable.values()) {
            add(table, hour.of(table));
        }
    }

    private void add(ArchivedTable table, FrozenTable rows) throws SQLException {
        List<Integer> used = used(table, rows);
        if (rows.size() == 0 || used.isEmpty()) {
            return;
        }
        String names = String.join(", ", used.stream().map(rows.columns()::get).toList());
        String marks = String.join(", ", Collections.nCopies(used.size(), "?"));
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO temp.cold_" + table.table + " (" + names + ") VALUES (" + marks + ")")) {
            for (int row = 0; row < rows.size(); row++) {
                for (int i = 0; i < used.size(); i++) {
                    insert.setObject(i + 1, rows.values().get(used.get(i))[row]);
                }
                insert.executeUpdate();
            }
        }
    }

    /** The columns that the table has and that are not null everywhere. */
    private List<Integer> used(ArchivedTable table, FrozenTable rows) throws SQLException {
        List<String> known = HourTable.stored(connection, table);
        List<Integer> used = new ArrayList<>();
        for (int i = 0; i < rows.columns().size(); i++) {
            if (known.contains(rows.columns().get(i)) && any(rows.values().get(i))) {
                used.add(i);
            }
        }
        return used;
    }

    private static boolean any(@Nullable Object[] values) {
        return Arrays.stream(values).anyMatch(Objects::nonNull);
    }

    /** Removes all rows. */
    void clear() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (ArchivedTable table : ArchivedTable.values()) {
                statement.execute("DELETE FROM temp.cold_" + table.table);
            }
        }
    }
}
