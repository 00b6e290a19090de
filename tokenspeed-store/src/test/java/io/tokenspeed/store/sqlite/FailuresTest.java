package io.tokenspeed.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.store.importing.RequestListener;
import io.tokenspeed.store.importing.RequestWriter;
import io.tokenspeed.testkit.fixture.RandomRequests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class FailuresTest {
    private static final List<Request> REQUESTS = new RandomRequests(9).records(400);

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("ts.sqlite");
    }

    @ParameterizedTest
    @CsvSource({
        "max_page_count = 1, cannot grow because the disk is full; free some space and run the command again.",
        "query_only = 1, 'cannot be written; make it and its folder writable, or set TS_DB_PATH to another file.'"
    })
    void use_ofAFileThatTakesNothingMoreSaysSoAndLosesNothing(String limit, String sentence) {
        store(REQUESTS.subList(0, 200));
        Map<String, Long> before = counts();

        try (Connections connections = new Connections(path)) {
            connections.use(connection -> execute(connection, "PRAGMA " + limit));

            assertThatThrownBy(() -> connections.use(FailuresTest::writeAll))
                    .isInstanceOf(StorageException.class)
                    .hasMessage("The database " + path + " " + sentence);
        }

        assertThat(counts()).isEqualTo(before);
        store(REQUESTS);
        assertThat(counts()).isNotEqualTo(before);
    }

    @Test
    void read_ofADamagedFileSaysSo() throws IOException {
        store(REQUESTS);
        byte[] bytes = Files.readAllBytes(path);
        Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5A);
        Files.write(path, bytes);

        assertThatThrownBy(this::counts)
                .isInstanceOf(StorageException.class)
                .hasMessage("The database " + path
                        + " is damaged; move it away and run `tokenspeed import` to read the logs again.");
    }

    @ParameterizedTest
    @CsvSource({
        "SQLITE_READONLY, cannot be written; make it and its folder writable",
        "SQLITE_READONLY_DIRECTORY, cannot be written; make it and its folder writable",
        "SQLITE_PERM, cannot be written; make it and its folder writable",
        "SQLITE_BUSY, is locked by another program; close it or try again.",
        "SQLITE_BUSY_SNAPSHOT, is locked by another program; close it or try again.",
        "SQLITE_CANTOPEN, cannot be opened; check that its folder exists",
        "SQLITE_CORRUPT_INDEX, is damaged; move it away",
        "SQLITE_FULL, cannot grow because the disk is full; free some space",
        "SQLITE_IOERR_SHMSIZE, cannot grow because the disk is full; free some space",
        "SQLITE_IOERR_WRITE, cannot be read or written by the system; check the disk",
        "SQLITE_IOERR_SHMOPEN, cannot be read or written by the system; check the disk",
        "SQLITE_ERROR, cannot be used: odd."
    })
    void of_namesTheFileAndTheNextStep(SQLiteErrorCode code, String sentence) {
        StorageException failure = new Failures(path).of(new SQLiteException("odd", code));

        assertThat(failure).hasMessageStartingWith("The database " + path + " " + sentence);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = "SQLITE_(FULL|CANTOPEN|IOERR_(WRITE|FSYNC|SHM.*|TRUNCATE))")
    void of_whereNoSpaceIsLeft_namesTheFullDisk(SQLiteErrorCode code) {
        SQLException failure = new SQLException("wrapped", new SQLiteException("odd", code));

        assertThat(new Failures(path, Advice.LOCAL, () -> false).of(failure))
                .hasMessage("The database " + path
                        + " cannot grow because the disk is full; free some space and run the command again.");
        assertThat(new Failures(path, Advice.HUB, () -> false).of(failure))
                .hasMessage(
                        "The database " + path
                                + " cannot grow because the disk is full; free some space, and the hub stores again by itself.");
    }

    @Test
    void of_passesOtherReasonsOn() {
        assertThat(new Failures(path).of(new SQLException("no driver")))
                .hasMessage("The database " + path + " cannot be used: no driver.");
    }

    private static boolean writeAll(Connection connection) throws SQLException {
        execute(connection, "BEGIN IMMEDIATE");
        try (RequestWriter writer = new RequestWriter(connection, Pricing.NONE, RequestListener.NONE)) {
            writer.write(REQUESTS);
        }
        return execute(connection, "COMMIT");
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }

    private void store(List<Request> requests) {
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(path, () -> Pricing.NONE);
                ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(requests, List.of()));
        }
    }

    /** Returns the requests per tool, after a summary over all of them. */
    private Map<String, Long> counts() {
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(path, () -> Pricing.NONE)) {
            storage.usage().summary(UsageFilter.all(ZoneOffset.UTC));
            return storage.requests().countByTool();
        }
    }
}
