package io.tokenspeed.store.price.reprice;

import io.tokenspeed.model.price.reprice.RepriceRun;
import io.tokenspeed.model.price.reprice.RepriceState;
import io.tokenspeed.model.price.reprice.RepriceSums;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rows of {@code reprice_run}. */
final class RunRows {
    private static final String SELECT =
            "SELECT run, at, filter, rows, before_nano, after_nano, state FROM reprice_run ORDER BY run DESC";
    private static final String INSERT =
            "INSERT INTO reprice_run (at, filter, rows, before_nano, after_nano, state) VALUES (?, ?, 0, 0, 0, ?)";

    /** Costs are at most ten thousand dollars, so a sum of nano-dollars fits for a million of the dearest requests. */
    private static final String SUM = """
        UPDATE reprice_run SET (rows, before_nano, after_nano) = (
          SELECT COUNT(*), CAST(TOTAL(old_nano) AS INTEGER), CAST(TOTAL(new_nano) AS INTEGER)
          FROM reprice_change WHERE reprice_change.run = reprice_run.run)
        WHERE run = ?\
        """;

    private RunRows() {}

    static List<RepriceRun> list(Connection connection) throws SQLException {
        List<RepriceRun> runs = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(SELECT);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                runs.add(new RepriceRun(
                        row.getLong(1),
                        Instant.ofEpochMilli(row.getLong(2)),
                        row.getString(3),
                        new RepriceSums(row.getLong(4), row.getLong(5), row.getLong(6)),
                        RepriceState.valueOf(row.getString(7).toUpperCase(Locale.ROOT))));
            }
        }
        return runs;
    }

    static RepriceRun find(Connection connection, long run) throws SQLException {
        return list(connection).stream()
                .filter(one -> one.number() == run)
                .findFirst()
                .orElseThrow(() -> new SQLException("run " + run + " is gone"));
    }

    /** Returns the number of an unfinished run over the same requests, else of a new one. */
    static long begin(Connection connection, String filter, Instant now) throws SQLException {
        Optional<RepriceRun> unfinished = list(connection).stream()
                .filter(run ->
                        run.state() == RepriceState.APPLYING && run.filter().equals(filter))
                .findFirst();
        if (unfinished.isPresent()) {
            return unfinished.get().number();
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, now.toEpochMilli());
            insert.setString(2, filter);
            insert.setString(3, text(RepriceState.APPLYING));
            insert.executeUpdate();
        }
        return list(connection).get(0).number();
    }

    /** Sets the sums of a run to those of its changes. */
    static void sum(Connection connection, long run) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(SUM)) {
            update.setLong(1, run);
            update.executeUpdate();
        }
    }

    static void become(Connection connection, long run, RepriceState state) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE reprice_run SET state = ? WHERE run = ?")) {
            update.setString(1, text(state));
            update.setLong(2, run);
            update.executeUpdate();
        }
    }

    private static String text(RepriceState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
