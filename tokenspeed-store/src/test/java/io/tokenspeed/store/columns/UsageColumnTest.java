package io.tokenspeed.store.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.StoredRequest;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.fixture.RandomRequests;
import io.tokenspeed.testkit.fixture.TestPricing;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageColumnTest {
    private static final String COUNTED = " FROM usage_request WHERE superseded = 0";

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void fill() {
        path = folder.resolve("random.sqlite");
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(path, () -> new TestPricing("p1", 3));
                ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(new RandomRequests(20_261_130).records(1500), List.of()));
        }
    }

    @Test
    void of_isWhatSqlMakesOfEachRequest() throws SQLException {
        Map<String, UsageVector> bySql = new HashMap<>();
        Map<String, UsageVector> byJava = byJava();

        ask("SELECT id, " + UsageColumn.SUMS + COUNTED + " GROUP BY id", (row, positions) -> {
            bySql.put(row.getString("id"), UsageVector.read(row, positions));
        });

        assertThat(bySql).hasSizeGreaterThan(700).containsOnlyKeys(byJava.keySet());
        bySql.forEach((id, sums) -> assertThat(numbers(byJava.getOrDefault(id, new UsageVector())))
                .as(id)
                .isEqualTo(numbers(sums)));
    }

    @Test
    void add_isWhatSqlMakesOfAllRequestsAndOfGroupsOfThem() throws SQLException {
        UsageVector all = new UsageVector();
        byJava().values().forEach(all::add);

        String groups = "(SELECT " + UsageColumn.SUMS + COUNTED + " GROUP BY instant / 40000000)";
        for (String sql : new String[] {UsageColumn.SUMS + COUNTED, UsageColumn.SUMS_AGAIN + " FROM " + groups}) {
            ask(
                    "SELECT " + sql,
                    (row, positions) -> assertThat(numbers(UsageVector.read(row, positions)))
                            .isEqualTo(numbers(all)));
        }
        assertThat(numbers(all)).doesNotContainValue(0L);
    }

    @Test
    void replace_takesOneRequestOutAndAnotherIn() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT " + RequestRow.COLUMNS + " FROM requests LIMIT 2")) {
            CountedRequest first = next(row);
            CountedRequest second = next(row);
            UsageVector sums = new UsageVector();
            sums.add(first);
            sums.replace(first, second);
            UsageVector expected = new UsageVector();
            expected.add(second);

            for (UsageColumn column : UsageColumn.values()) {
                if (!column.isTime()) {
                    assertThat(sums.get(column)).as(column.column()).isEqualTo(expected.get(column));
                }
            }
        }
    }

    private static CountedRequest next(ResultSet row) throws SQLException {
        assertThat(row.next()).isTrue();
        StoredRequest stored = RequestRow.read(row);
        return CountedRequest.of(stored.request(), stored.computed());
    }

    private Map<String, UsageVector> byJava() throws SQLException {
        Map<String, UsageVector> sums = new HashMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT " + RequestRow.COLUMNS + " FROM requests WHERE superseded = 0")) {
            while (row.next()) {
                StoredRequest stored = RequestRow.read(row);
                UsageVector one = new UsageVector();
                one.add(CountedRequest.of(stored.request(), stored.computed()));
                sums.put(stored.id(), one);
            }
        }
        return sums;
    }

    private static Map<UsageColumn, Long> numbers(UsageVector sums) {
        Map<UsageColumn, Long> numbers = new EnumMap<>(UsageColumn.class);
        for (UsageColumn column : UsageColumn.values()) {
            numbers.put(column, sums.get(column));
        }
        return numbers;
    }

    private void ask(String sql, Row action) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            ColumnPositions<UsageColumn> positions = ColumnPositions.of(row.getMetaData(), UsageColumn.class);
            while (row.next()) {
                action.read(row, positions);
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + path);
    }

    private interface Row {
        void read(ResultSet row, ColumnPositions<UsageColumn> positions) throws SQLException;
    }
}
