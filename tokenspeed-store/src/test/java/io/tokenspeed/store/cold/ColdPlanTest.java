package io.tokenspeed.store.cold;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.store.columns.UsageQuery;
import io.tokenspeed.store.columns.UsageSql;
import io.tokenspeed.store.query.SqliteRequests;
import io.tokenspeed.store.sqlite.Connections;
import io.tokenspeed.testkit.fixture.RandomRequests;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries over rows and archived rows together read only their time range of both. */
class ColdPlanTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-28");
    private static final UsageFilter DAYS =
            UsageFilter.all(ZoneOffset.UTC).during(TimeRange.ofDays(DAY, DAY, ZoneOffset.UTC));

    @TempDir
    private Path folder;

    @Test
    void queries_searchBothByIndex() {
        Path path = folder.resolve("ts.sqlite");
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(path, () -> Pricing.NONE)) {
            try (ImportWriter writer = storage.beginImport()) {
                writer.commit(new ImportBatch(new RandomRequests(5).records(200), List.of()));
            }
            storage.archive().freeze(Instant.parse("2100-01-01T00:00:00Z"), () -> true);
        }
        String sums = UsageSql.group("", List.of(Dimension.MODEL), DAYS, true);
        UsageQuery query = UsageQuery.requests(DAYS);
        List<String> steps = new ArrayList<>();

        try (Connections connections = new Connections(path)) {
            new ColdHours(connections).each(DAYS.range(), (connection, part) -> {
                steps.addAll(steps(connection, query, sums));
                String rows = SqliteRequests.sql(connection, query, " ORDER BY instant DESC, id DESC LIMIT 10", DAYS);
                steps.addAll(steps(connection, query, rows));
                return true;
            });
        }

        assertThat(steps)
                .anyMatch(step -> step.startsWith("SEARCH main.requests USING INDEX idx_requests_instant"))
                .anyMatch(step -> step.startsWith("SEARCH temp.cold_requests USING INDEX cold_requests_instant"))
                .noneMatch(step -> step.startsWith("SCAN main.requests"))
                .noneMatch(step -> step.startsWith("SCAN temp.cold_requests"));
    }

    private static List<String> steps(Connection connection, UsageQuery query, String sql) throws SQLException {
        List<String> steps = new ArrayList<>();
        try (PreparedStatement plan = query.prepare(connection, "EXPLAIN QUERY PLAN " + sql);
                ResultSet row = plan.executeQuery()) {
            while (row.next()) {
                steps.add(row.getString("detail"));
            }
        }
        return steps;
    }
}
