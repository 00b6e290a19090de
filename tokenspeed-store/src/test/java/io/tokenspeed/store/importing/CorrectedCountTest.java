package io.tokenspeed.store.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.store.SqliteLocalStorage;
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

class CorrectedCountTest {
    private static final int BEFORE = 11;

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void makeADatabaseOfTheVersionBefore() throws SQLException {
        path = folder.resolve("ts.sqlite");
        store("one", 100);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE counted_before");
            statement.execute("DELETE FROM databasechangelog WHERE id = '011-counted-before'");
            statement.execute("PRAGMA user_version = " + BEFORE);
        }
    }

    @Test
    void correctedCounts_ofLogsThatTellTheSame_areNone() {
        store("one", 100);

        assertThat(counts()).isEmpty();
    }

    @Test
    void correctedCounts_ofLogsThatTellMore_tellBothSums() {
        open().close();

        store("two", 1000);

        assertThat(counts()).singleElement().satisfies(count -> {
            assertThat(count.tool()).isEqualTo("claude");
            assertThat(count.requestsBefore()).isEqualTo(1);
            assertThat(count.requests()).isEqualTo(2);
            assertThat(count.tokensBefore()).isEqualTo(150);
            assertThat(count.tokens()).isEqualTo(150 + 1050);
            assertThat(count.inWords())
                    .startsWith("claude, up to the update of 20")
                    .contains("1 attempts and 150 tokens counted before it, 2 and 1200 do now");
        });
    }

    private List<CorrectedCount> counts() {
        try (SqliteLocalStorage storage = open()) {
            return storage.correctedCounts();
        }
    }

    private void store(String key, long input) {
        try (SqliteLocalStorage storage = open();
                ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(
                    List.of(TestRequests.claude(key)
                            .tokens(TestTokens.reported(input, 50))
                            .build()),
                    List.of()));
        }
    }

    private SqliteLocalStorage open() {
        return SqliteLocalStorage.open(path, () -> Pricing.NONE);
    }
}
