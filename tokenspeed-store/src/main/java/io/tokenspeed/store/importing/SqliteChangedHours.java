package io.tokenspeed.store.importing;

import io.tokenspeed.model.storage.ChangedHours;
import io.tokenspeed.store.hours.HourLoader;
import io.tokenspeed.store.hours.UsageHours;
import io.tokenspeed.store.sqlite.Connections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds changed hours by the revisions of the hour sums, which triggers in the database keep up to date. */
public final class SqliteChangedHours implements ChangedHours {
    private final Connections connections;

    public SqliteChangedHours(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Changes since(long mark) {
        return connections.use(connection -> {
            UsageHours.refresh(connection);
            long last = HourLoader.revision(connection);
            return new Changes(last, hours(connection, mark > last ? 0 : mark, last));
        });
    }

    private static List<Long> hours(Connection connection, long after, long last) throws SQLException {
        List<Long> hours = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT hour FROM summed_hour WHERE revision > ? AND revision <= ? ORDER BY hour")) {
            query.setLong(1, after);
            query.setLong(2, last);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    hours.add(row.getLong(1));
                }
            }
        }
        return hours;
    }
}
