package io.tokenspeed.agent.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.testkit.fixture.TestRequests;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailyArchiveTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-05T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final AtomicLong arrivals = new AtomicLong();
    private SqliteLocalStorage storage;

    @BeforeEach
    void fill() {
        storage = SqliteLocalStorage.open(folder.resolve("db.sqlite"), () -> Pricing.NONE);
        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(
                    List.of(
                            TestRequests.claude("old")
                                    .at("2025-03-10T12:00:00Z")
                                    .build(),
                            TestRequests.claude("new")
                                    .at("2026-11-04T12:00:00Z")
                                    .build()),
                    List.of()));
        }
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private DailyArchive archive(Map<String, String> variables) {
        return new DailyArchive(storage.archive(), new Environment(variables, folder, folder), arrivals::get, NOW);
    }

    @Test
    void look_inQuietMinutes_archivesWhatIsAYearOld() {
        DailyArchive archive = archive(Map.of());

        for (int minute = 0; minute < 6; minute++) {
            archive.look();
        }

        assertThat(storage.archive().status().requests()).isEqualTo(1);
    }

    @Test
    void look_whileRequestsArrive_waits() {
        DailyArchive archive = archive(Map.of());

        for (int minute = 0; minute < 20; minute++) {
            arrivals.incrementAndGet();
            archive.look();
        }

        assertThat(storage.archive().status().requests()).isZero();
    }

    @Test
    void look_withWrongOrNoDays_archivesNothing() {
        for (String days : List.of("0", "soon")) {
            DailyArchive archive = archive(Map.of("TS_ARCHIVE_DAYS", days));
            for (int minute = 0; minute < 6; minute++) {
                archive.look();
            }
        }

        assertThat(storage.archive().status().requests()).isZero();
    }
}
