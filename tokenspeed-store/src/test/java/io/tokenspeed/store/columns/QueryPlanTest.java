package io.tokenspeed.store.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.store.importing.Replays;
import io.tokenspeed.store.importing.Supersession;
import io.tokenspeed.store.query.SqliteRequests;
import io.tokenspeed.store.sqlite.Connections;
import io.tokenspeed.testkit.fixture.RandomRequests;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryPlanTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-10");
    private static final UsageFilter DAYS =
            UsageFilter.all(ZoneOffset.UTC).during(TimeRange.ofDays(DAY, DAY, ZoneOffset.UTC));

    @TempDir
    private Path folder;

    private Connections connections;
    private Connection connection;

    @BeforeEach
    void fill() throws SQLException {
        Path path = folder.resolve("ts.sqlite");
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(path, () -> Pricing.NONE);
                ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(new RandomRequests(5).records(1000), List.of()));
        }
        connections = new Connections(path);
        connection = connections.open();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        connections.close();
    }

    @Test
    void supersession_findsCopiesByIndex() throws SQLException {
        new Supersession(connection).close();

        try (PreparedStatement plan = connection.prepareStatement("EXPLAIN QUERY PLAN " + Supersession.UPDATE)) {
            assertThat(steps(plan))
                    .anyMatch(step -> step.contains("SEARCH same USING INDEX idx_requests_message_trace (message_id=?"))
                    .anyMatch(
                            step -> step.contains("SEARCH better USING INDEX idx_requests_message_trace (message_id=?"))
                    .anyMatch(
                            step -> step.contains("SEARCH larger USING INDEX idx_requests_message_trace (message_id=?"))
                    .anyMatch(step -> step.contains("SEARCH fork USING INDEX idx_requests_fork_key (fork_key=?"))
                    .anyMatch(step -> step.contains("SEARCH original USING INDEX idx_requests_fork_key (fork_key=?"))
                    .noneMatch(step -> step.startsWith("SCAN") && !step.equals("SCAN touched_message"));
        }
    }

    @Test
    void replays_findsCopiesByIndex() throws SQLException {
        new Replays(connection).close();

        try (PreparedStatement plan = connection.prepareStatement("EXPLAIN QUERY PLAN " + Replays.UPDATE)) {
            assertThat(steps(plan))
                    .anyMatch(step -> step.contains("SEARCH copy USING INDEX idx_requests_replay (<expr>=?"))
                    .anyMatch(step -> step.contains("SEARCH up USING PRIMARY KEY (tool=? AND thread=?"))
                    .anyMatch(step -> step.contains("SEARCH other USING INDEX sqlite_autoindex_requests_1 (id=?"))
                    .noneMatch(step -> step.startsWith("SCAN") && !step.equals("SCAN touched_replay"));
        }
    }

    @Test
    void usage_ofSingleRequestsReadsOnlyItsTimeRange() throws SQLException {
        String sql = UsageSql.group("", List.of(Dimension.MODEL), DAYS, true);

        try (PreparedStatement plan = UsageSql.prepare(connection, "EXPLAIN QUERY PLAN " + sql, DAYS, true)) {
            assertThat(steps(plan))
                    .contains("SEARCH requests USING INDEX idx_requests_instant (<expr>>? AND <expr><?)");
        }
    }

    @Test
    void recent_readsOnlyItsTimeRangeInOrder() throws SQLException {
        UsageQuery query = UsageQuery.requests(DAYS);
        String sql = SqliteRequests.sql(query, " ORDER BY instant DESC, id DESC LIMIT 10");

        try (PreparedStatement plan = query.prepare(connection, "EXPLAIN QUERY PLAN " + sql)) {
            assertThat(steps(plan))
                    .anyMatch(step -> step.startsWith("SEARCH requests USING INDEX idx_requests_instant"))
                    .noneMatch(step -> step.startsWith("SCAN requests"));
        }
    }

    private static List<String> steps(PreparedStatement plan) throws SQLException {
        List<String> steps = new ArrayList<>();
        try (ResultSet row = plan.executeQuery()) {
            while (row.next()) {
                steps.add(row.getString("detail"));
            }
        }
        return steps;
    }
}
