package io.tokenspeed.store.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.store.PredecessorDatabase;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.fixture.TestPricing;
import io.tokenspeed.testkit.fixture.TestRequests;
import io.tokenspeed.testkit.fixture.TestTokens;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptCostTest {
    private static final String COSTS =
            "SELECT cost_computed_nano, cost_tools_nano, price_id, calculation FROM requests";

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void storeARequestPricedByFormerRules() throws SQLException {
        path = folder.resolve("kept.sqlite");
        write(TestRequests.claude("a").build());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE requests SET cost_computed_nano = 449, calculation = NULL");
        }
    }

    @Test
    void write_requestOtherwiseChanged_keepsTheVersionOfTheCost() throws SQLException {
        write(TestRequests.claude("a").logged(5L).build());

        assertThat(PredecessorDatabase.ask(path, COSTS)).containsExactly("449|null|p1|null");
    }

    @Test
    void write_moreTokens_computesByThePresentRules() throws SQLException {
        write(TestRequests.claude("a").tokens(TestTokens.reported(500, 500)).build());

        assertThat(PredecessorDatabase.ask(path, COSTS)).containsExactly("3000|null|p1|2");
    }

    private void write(Request request) {
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(path, () -> new TestPricing("p1", 3));
                ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(List.of(request), List.of()));
        }
    }
}
