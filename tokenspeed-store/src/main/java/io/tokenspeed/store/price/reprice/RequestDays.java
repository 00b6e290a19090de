package io.tokenspeed.store.price.reprice;

import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.hours.UsageHours;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Splits a filter into one for each day in UTC that has requests. */
final class RequestDays {
    private static final Duration DAY = Duration.ofDays(1);

    private RequestDays() {}

    static List<UsageFilter> of(Connection connection, UsageFilter filter) throws SQLException {
        UsageHours.refresh(connection);
        List<UsageFilter> days = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT DISTINCT hour - (hour % 24 + 24) % 24 FROM usage_hour ORDER BY 1");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Instant start = Instant.EPOCH.plus(Duration.ofHours(row.getLong(1)));
                TimeRange day = filter.range().overlap(new TimeRange(start, start.plus(DAY)));
                if (!Objects.equals(day.from(), day.to())) {
                    days.add(filter.during(day));
                }
            }
        }
        return days;
    }
}
