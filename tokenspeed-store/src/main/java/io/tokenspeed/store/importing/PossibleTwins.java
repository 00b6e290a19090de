package io.tokenspeed.store.importing;

import io.tokenspeed.model.storage.PossibleTwin;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.model.storage.Twins;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.cold.ColdHours;
import io.tokenspeed.store.columns.RequestRow;
import io.tokenspeed.store.sqlite.Connections;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds requests that two tools may have stored, in hours with requests of several tools. */
public final class PossibleTwins {
    private static final String SHARED_HOURS = """
        SELECT hour FROM usage_hour WHERE hour >= ? AND hour <= ? GROUP BY hour HAVING MIN(tool) <> MAX(tool)\
        """;

    private static final String REQUESTS = "SELECT " + RequestRow.COLUMNS
            + " FROM requests WHERE COALESCE(completed_at, started_at) >= ?1 * 3600000"
            + " AND COALESCE(completed_at, started_at) < (?1 + 1) * 3600000 AND superseded = 0 AND tool IS NOT NULL";

    private PossibleTwins() {}

    public static List<PossibleTwin> in(Connections connections, UsageFilter filter) {
        List<PossibleTwin> twins = new ArrayList<>();
        List<Long> shared = connections.use(connection -> hours(connection, filter));
        new ColdHours(connections).hours(shared, (connection, some) -> {
            try (PreparedStatement query = connection.prepareStatement(REQUESTS)) {
                for (long hour : some) {
                    query.setLong(1, hour);
                    Twins.possible(rows(query, filter)).stream()
                            .filter(twin -> matches(filter, twin.row()))
                            .forEach(twins::add);
                }
            }
        });
        return twins;
    }

    private static List<Long> hours(Connection connection, UsageFilter filter) throws SQLException {
        List<Long> hours = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(SHARED_HOURS)) {
            query.setLong(1, hour(filter.range().from(), Long.MIN_VALUE));
            query.setLong(2, hour(filter.range().to(), Long.MAX_VALUE));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    hours.add(row.getLong(1));
                }
            }
        }
        return hours;
    }

    private static long hour(@Nullable Instant instant, long otherwise) {
        return instant == null ? otherwise : HourSums.hour(instant.toEpochMilli());
    }

    private static List<StoredRequest> rows(PreparedStatement query, UsageFilter filter) throws SQLException {
        List<StoredRequest> rows = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                StoredRequest stored = RequestRow.read(row);
                if (filter.range().contains(stored.request().timing().instantMillis())) {
                    rows.add(stored);
                }
            }
        }
        return rows;
    }

    private static boolean matches(UsageFilter filter, StoredRequest row) {
        return UsageFilter.matches(filter.tools(), row.request().tool())
                && UsageFilter.matches(filter.projects(), row.request().place().project())
                && UsageFilter.matches(filter.providers(), row.request().place().provider())
                && UsageFilter.matches(filter.models(), row.request().place().model());
    }
}
