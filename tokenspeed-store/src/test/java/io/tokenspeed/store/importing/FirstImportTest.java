package io.tokenspeed.store.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.store.PredecessorDatabase;
import io.tokenspeed.store.PredecessorPlugin;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.store.hours.UsageHours;
import io.tokenspeed.testkit.fixture.RandomRequests;
import io.tokenspeed.testkit.fixture.TestPricing;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstImportTest {
    @TempDir
    private Path folder;

    @Test
    void finish_leavesTheSumsThatSqlMakes() throws SQLException {
        Path path = folder.resolve("first.sqlite");
        List<Request> records = new RandomRequests(42).records(2000);
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(path, () -> new TestPricing("p1", 3));
                ImportWriter writer = storage.beginImport()) {
            assertThat(writer.first()).isTrue();
            writer.commit(new ImportBatch(records.subList(0, 1200), List.of()));
            writer.commit(new ImportBatch(records.subList(1200, 2000), List.of()));
        }

        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement()) {
            assertThat(rows(statement, "SELECT hour FROM dirty_hour")).isEmpty();
            List<String> made = rows(statement, "SELECT * FROM usage_hour ORDER BY 1, 2, 3, 4, 5");
            statement.execute("INSERT INTO dirty_hour SELECT DISTINCT hour FROM usage_hour");
            UsageHours.refresh(connection);

            assertThat(made)
                    .hasSizeGreaterThan(500)
                    .isEqualTo(rows(statement, "SELECT * FROM usage_hour ORDER BY 1, 2, 3, 4, 5"));
        }
    }

    @Test
    void finish_leavesHoursToSqlThatAnotherProgramWroteMeanwhile() throws SQLException {
        Path path = folder.resolve("other.sqlite");
        String triggers = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name";
        SqliteLocalStorage.open(path, () -> new TestPricing("p1", 3)).close();
        List<String> before = PredecessorDatabase.ask(path, triggers);
        List<Request> records = new RandomRequests(7).records(50);
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(path, () -> new TestPricing("p1", 3));
                ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(records, List.of()));
            new PredecessorPlugin().write(path, records.get(0));
        }

        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement()) {
            assertThat(rows(statement, "SELECT SUM(requests + failed + cancelled) FROM usage_hour"))
                    .isEqualTo(rows(statement, "SELECT COUNT(*) FROM requests WHERE superseded = 0"));
            assertThat(rows(statement, triggers)).isEqualTo(before).isNotEmpty();
        }
    }

    private static List<String> rows(Statement statement, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                StringBuilder text = new StringBuilder();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    text.append(i == 1 ? "" : "|").append(row.getString(i));
                }
                rows.add(text.toString());
            }
        }
        return rows;
    }
}
