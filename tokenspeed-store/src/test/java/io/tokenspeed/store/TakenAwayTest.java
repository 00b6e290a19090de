package io.tokenspeed.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.dashboard.DashboardReader;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.testkit.fixture.RandomRequests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** If the file of a database is deleted or replaced, a running program goes on with the file that is there then. */
class TakenAwayTest {
    private static final List<Request> REQUESTS = new RandomRequests(9).records(400);

    @TempDir
    private Path folder;

    private Path path;
    private SqliteLocalStorage storage;
    private DashboardReader dashboard;

    @BeforeEach
    void open() {
        path = folder.resolve("data/ts.sqlite");
        storage = open(path);
        dashboard = storage.dashboard();
        store(storage, REQUESTS);
        assertThat(shown()).isPositive();
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private static SqliteLocalStorage open(Path path) {
        try {
            Files.createDirectories(path.getParent());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
        return SqliteLocalStorage.open(path, () -> Pricing.NONE);
    }

    private static void store(SqliteLocalStorage to, List<Request> requests) {
        try (ImportWriter writer = to.beginImport()) {
            writer.commit(new ImportBatch(requests, List.of()));
        }
    }

    /** Returns the attempts, which reports and pages must show alike. */
    private long shown() {
        long page = dashboard.usage().summary(UsageFilter.all(ZoneOffset.UTC)).attempts();
        assertThat(storage.usage().summary(UsageFilter.all(ZoneOffset.UTC)).attempts())
                .isEqualTo(page);
        return page;
    }

    private Path log() {
        return path.resolveSibling("ts.sqlite-wal");
    }

    @Test
    void database_thatIsDeleted_isBegunAnew() throws IOException {
        long before = shown();
        Files.delete(path);

        assertThat(shown()).isZero();
        store(storage, REQUESTS);
        assertThat(shown()).isEqualTo(before);
        storage.close();
        storage = open(path);
        dashboard = storage.dashboard();
        assertThat(shown()).isEqualTo(before);
    }

    @Test
    void database_thatIsDeletedWithItsFolder_isBegunAnew() throws IOException {
        Files.move(folder.resolve("data"), folder.resolve("away"));

        assertThat(shown()).isZero();
    }

    @Test
    void database_thatIsReplaced_showsTheOther() throws IOException {
        Path other = folder.resolve("other/ts.sqlite");
        try (SqliteLocalStorage storing = open(other)) {
            store(storing, REQUESTS.subList(0, 1));
        }
        Files.delete(path);
        Files.delete(log());
        Files.move(other, path);

        assertThat(shown()).isEqualTo(1);
    }

    @Test
    void import_whoseDatabaseIsDeleted_saysSoAndAcknowledgesNothing() throws IOException {
        try (ImportWriter writer = storage.beginImport()) {
            Files.delete(path);

            assertThatThrownBy(() -> writer.commit(new ImportBatch(REQUESTS.subList(0, 1), List.of())))
                    .isInstanceOf(StorageException.class)
                    .hasMessage("The database " + path + " was deleted or moved away during the import; import again.");
        }
    }

    @Test
    void log_thatIsDeleted_isSaidAndCostsNothingAfterTheNextStart() throws IOException {
        long before = shown();
        Files.delete(log());

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(this::shown)
                    .isInstanceOf(StorageException.class)
                    .hasMessage("The database " + path + " has lost its ts.sqlite-wal, which was deleted or moved away"
                            + " while TokenSpeed was using it; start TokenSpeed again.");
        }
        storage = open(path);
        dashboard = storage.dashboard();
        assertThat(shown()).isEqualTo(before);
    }
}
