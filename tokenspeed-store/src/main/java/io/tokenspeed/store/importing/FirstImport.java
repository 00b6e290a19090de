package io.tokenspeed.store.importing;

import io.tokenspeed.model.price.Cost;
import io.tokenspeed.model.request.RecordKind;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.StoredRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the insert triggers while an empty database is filled, because they take a third of the time. It drops them
 * only inside its own transactions, which no other connection sees. If the process is killed, the hours that it filled
 * remain marked as dirty.
 */
final class FirstImport implements RequestListener {
    private final Connection connection;
    private final Statement statement;
    private final HourSums sums = new HourSums();
    private final Set<Long> hours = new HashSet<>();
    /** Hours whose sums need more than adding the inserted requests. */
    private final Set<Long> spoiled = new HashSet<>();

    private final List<String> triggers = new ArrayList<>();
    private final long dataVersion;

    FirstImport(Connection connection, Statement statement) throws SQLException {
        this.connection = connection;
        this.statement = statement;
        this.dataVersion = dataVersion();
    }

    /** Drops the triggers; called at the start of each transaction. */
    void begin() throws SQLException {
        List<String> names = new ArrayList<>();
        triggers.clear();
        try (ResultSet row = statement.executeQuery("""
                SELECT name, sql FROM sqlite_master
                WHERE type = 'trigger' AND tbl_name = 'requests' AND sql LIKE '% INSERT ON %'""")) {
            while (row.next()) {
                names.add(row.getString(1));
                triggers.add(row.getString(2));
            }
        }
        for (String name : names) {
            statement.execute("DROP TRIGGER " + name);
        }
    }

    /** Marks the hours and restores the triggers; called before each commit. */
    void end() throws SQLException {
        try (PreparedStatement mark = connection.prepareStatement("INSERT OR IGNORE INTO dirty_hour VALUES (?)")) {
            for (long hour : hours) {
                mark.setLong(1, hour);
                mark.addBatch();
            }
            mark.executeBatch();
        }
        for (String trigger : triggers) {
            statement.execute(trigger);
        }
    }

    /** Stores the sums of the hours that only this import touched. SQL sums the other hours. */
    void finish() throws SQLException {
        statement.execute("BEGIN IMMEDIATE");
        if (dataVersion() == dataVersion) {
            sums.write(connection, hour -> !spoiled.contains(hour));
            statement.execute("INSERT OR IGNORE INTO summed_hour SELECT DISTINCT hour, 1 FROM usage_hour");
            hours.removeAll(spoiled);
            try (PreparedStatement clean = connection.prepareStatement("DELETE FROM dirty_hour WHERE hour = ?")) {
                for (long hour : hours) {
                    clean.setLong(1, hour);
                    clean.addBatch();
                }
                clean.executeBatch();
            }
        }
        statement.execute("COMMIT");
    }

    /** A number that changes when another connection changes the database. */
    private long dataVersion() throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA data_version")) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * Called when a request began or ceased to count.
     *
     * @param instant of the request, in milliseconds since the epoch
     */
    void changed(long instant) {
        spoiled.add(HourSums.hour(instant));
    }

    @Override
    public void inserted(Request request, @Nullable Cost cost) {
        hours.add(HourSums.hour(request));
        sums.add(request, cost);
        if (request.kind() != RecordKind.SINGLE) {
            spoiled.add(HourSums.hour(request));
        }
    }

    @Override
    public void merged(StoredRequest before, Request after, @Nullable Cost cost) {
        if (HourSums.inOneRow(before.request(), after)) {
            sums.replace(before, after, cost);
        } else {
            spoiled.add(HourSums.hour(before.request()));
            spoiled.add(HourSums.hour(after));
        }
    }
}
