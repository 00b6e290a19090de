package io.tokenspeed.store.query;

import io.tokenspeed.model.dashboard.Arrival;
import io.tokenspeed.model.dashboard.Arrivals;
import io.tokenspeed.store.columns.RequestRow;
import io.tokenspeed.store.sqlite.Connections;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** Finds new rows by row number, which rises with every insert of any program. */
final class SqliteArrivals implements Arrivals {

    private final Connections connections;

    SqliteArrivals(Connections connections) {
        this.connections = connections;
    }

    @Override
    public long last() {
        return connections.use(connection -> {
            try (PreparedStatement query = connection.prepareStatement("SELECT MAX(rowid) FROM requests");
                    ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0L;
            }
        });
    }

    @Override
    public List<Arrival> after(long mark, int limit) {
        String sql = "SELECT " + RequestRow.COLUMNS
                + ", rowid AS arrival FROM requests WHERE rowid > ? AND superseded = 0 ORDER BY rowid LIMIT ?";
        return connections.use(connection -> {
            List<Arrival> arrivals = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setLong(1, mark);
                query.setInt(2, limit);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        arrivals.add(new Arrival(row.getLong("arrival"), SqliteHistory.read(row)));
                    }
                }
            }
            return arrivals;
        });
    }
}
