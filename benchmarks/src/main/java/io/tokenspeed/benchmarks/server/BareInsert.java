package io.tokenspeed.benchmarks.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inserts rows that are in a database once more, under other ids: a request and its interaction in one transaction that
 * is on the disk when it ends. Sums are not brought up to date.
 */
final class BareInsert {
    private static final String AGAIN = ":again";

    private final String table;
    private final List<String> columns;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    private BareInsert(String table, List<String> columns) {
        this.table = table;
        this.columns = columns;
    }

    /**
     * What was inserted.
     *
     * @param timings how long each transaction took
     * @param perSecond how many transactions a second brought
     */
    record Inserted(Timings timings, double perSecond) {}

    /** Inserts the first requests of a tool again. */
    static Inserted again(Path database, String tool, int most) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            run(connection, "PRAGMA journal_mode = WAL");
            run(connection, "PRAGMA synchronous = FULL");
            String of = "requests WHERE tool = '" + tool + "' ORDER BY id LIMIT " + most;
            BareInsert requests = read(connection, "requests", "SELECT * FROM " + of);
            BareInsert interactions = read(
                    connection,
                    "interaction",
                    "SELECT i.* FROM (SELECT id FROM " + of
                            + ") r JOIN interaction i ON i.request_id = r.id ORDER BY r.id");
            connection.setAutoCommit(false);
            return timed(connection, requests, interactions);
        }
    }

    private static Inserted timed(Connection connection, BareInsert requests, BareInsert interactions)
            throws SQLException {
        List<Long> nanos = new ArrayList<>();
        try (PreparedStatement first = connection.prepareStatement(requests.sql());
                PreparedStatement second = connection.prepareStatement(interactions.sql())) {
            for (int i = 0; i < Math.min(requests.rows.size(), interactions.rows.size()); i++) {
                long start = System.nanoTime();
                requests.insert(first, i);
                interactions.insert(second, i);
                connection.commit();
                nanos.add(System.nanoTime() - start);
            }
        }
        double seconds = nanos.stream().mapToLong(Long::longValue).sum() / 1e9;
        return new Inserted(Timings.of(nanos), nanos.size() / seconds);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Reads rows with the columns that can be written, other ids and no number, which the database gives. */
    private static BareInsert read(Connection connection, String table, String sql) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet names = statement.executeQuery(
                    "SELECT name FROM pragma_table_xinfo('" + table + "') WHERE hidden = 0 AND name <> 'number'")) {
                while (names.next()) {
                    columns.add(names.getString(1));
                }
            }
            BareInsert read = new BareInsert(table, columns);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    read.rows.add(read.again(rows));
                }
            }
            return read;
        }
    }

    private @Nullable Object[] again(ResultSet row) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            String name = columns.get(i);
            Object value = row.getObject(name);
            boolean unique = name.equals("id") || name.equals("natural_key") || name.equals("request_id");
            values[i] = unique && value != null ? value + AGAIN : value;
        }
        return values;
    }

    private String sql() {
        return "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                + String.join(", ", columns.stream().map(column -> "?").toList()) + ")";
    }

    private void insert(PreparedStatement statement, int row) throws SQLException {
        @Nullable Object[] values = rows.get(row);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
    }
}
