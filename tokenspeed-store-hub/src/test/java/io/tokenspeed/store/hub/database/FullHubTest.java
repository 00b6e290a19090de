package io.tokenspeed.store.hub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.model.upload.Upload;
import io.tokenspeed.store.hub.SqlHubStorage;
import io.tokenspeed.store.hub.SqlTokens;
import io.tokenspeed.store.hub.ingest.Ingest;
import io.tokenspeed.store.hub.ingest.SameDatabase;
import io.tokenspeed.store.hub.shared.NonceCounts;
import io.tokenspeed.testkit.fixture.TestBuckets;
import io.tokenspeed.testkit.fixture.TestDevices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub whose disk is full reports that, stores nothing by halves, and goes on when there is room again. */
class FullHubTest {
    private static final int RECORDS = 2_000;

    @TempDir
    private Path folder;

    @Test
    void store_onAFullDisk_namesItAndGoesOnWhenThereIsRoom() {
        Path path = folder.resolve("hub.sqlite");
        try (SqlHubStorage enrolling = SqlHubStorage.sqlite(path)) {
            TestDevices.active(enrolling, 1);
        }
        try (SqliteHubDatabase database = SqliteHubDatabase.open(path)) {
            SameDatabase tables = new SameDatabase();
            SqlTokens tokens = new SqlTokens(database, tables);
            Ingest uploads = new Ingest(database, new NonceCounts(), tables);
            pages(database, 1);

            assertThatThrownBy(() -> uploads.store(List.of(large())))
                    .isInstanceOf(StorageException.class)
                    .hasMessage("The database " + path
                            + " cannot grow because the disk is full; free some space, and the hub stores again by"
                            + " itself.");
            assertThat(tokens.drift()).isZero();

            pages(database, 1_000_000);
            assertThat(uploads.store(List.of(large())).get(0).receipt())
                    .satisfies(receipt -> assertThat(receipt.accepted()).isEqualTo(RECORDS));
            assertThat(tokens.drift()).isZero();
        }
    }

    /** Limits the database to a number of pages, or to its present pages where these are more. */
    private static void pages(SqliteHubDatabase database, int most) {
        database.change(session -> session.execute("PRAGMA max_page_count = " + most));
    }

    private static Upload large() {
        return TestBuckets.upload(
                TestDevices.id(1),
                TestDevices.NOON,
                new ArrayList<>(LongStream.range(0, RECORDS)
                        .mapToObj(i -> TestBuckets.record(TestDevices.NOON - 300 * i, 1, 1))
                        .toList()));
    }
}
