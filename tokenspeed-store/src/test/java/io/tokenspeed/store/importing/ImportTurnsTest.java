package io.tokenspeed.store.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.request.Request;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.store.hours.UsageHours;
import io.tokenspeed.store.sqlite.Connections;
import io.tokenspeed.testkit.fixture.RandomRequests;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The end of an import, which may take long, leaves turns to the other writers of its process. */
@Timeout(60)
class ImportTurnsTest {
    @TempDir
    private Path folder;

    private Connections connections;

    @BeforeEach
    void create() {
        Path path = folder.resolve("ts.sqlite");
        SqliteLocalStorage.open(path, () -> Pricing.NONE).close();
        connections = new Connections(path);
    }

    @AfterEach
    void close() {
        connections.close();
    }

    @Test
    void close_othersWrite_waitsForItsTurn() throws SQLException, InterruptedException {
        SqliteImportWriter writer = new SqliteImportWriter(connections, Pricing.NONE);
        List<Request> records = new RandomRequests(3).records(50);
        writer.commit(new ImportBatch(records, List.of()));
        AtomicBoolean closed = new AtomicBoolean();
        Thread closing = new Thread(() -> {
            writer.close();
            closed.set(true);
        });

        connections.writing().lock();
        try {
            closing.start();
            while (!connections.writing().hasQueuedThread(closing) && closing.isAlive()) {
                Thread.onSpinWait();
            }

            assertThat(closed).isFalse();
        } finally {
            connections.writing().unlock();
        }
        closing.join();
        assertThat(closed).isTrue();
    }

    @Test
    void refresh_manyHours_givesTheTurnAwayAfterEachPart() throws SQLException {
        CountingLock turns = new CountingLock();
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO dirty_hour WITH RECURSIVE n(hour) AS"
                    + " (VALUES (1) UNION ALL SELECT hour + 1 FROM n WHERE hour < 1001) SELECT hour FROM n");

            UsageHours.refresh(connection, turns);

            try (ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM dirty_hour")) {
                assertThat(row.getLong(1)).isZero();
            }
        }
        assertThat(turns.taken).isEqualTo(3);
        assertThat(turns.isLocked()).isFalse();
    }

    /** Counts how often it is taken. */
    private static final class CountingLock extends ReentrantLock {
        private static final long serialVersionUID = 1;

        private int taken;

        @Override
        public void lock() {
            super.lock();
            taken++;
        }
    }
}
