package io.tokenspeed.uploader;

import static io.tokenspeed.uploader.Bench.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.uploader.queue.QueueLimits;
import io.tokenspeed.uploader.queue.database.Connector;
import io.tokenspeed.uploader.queue.database.QueueException;
import io.tokenspeed.uploader.queue.ledger.QueueCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of the disk under the queue never reach the embedding program, and every loss is counted. */
class QueueFaultTest {
    private static final String INGEST = "/v1/ingest/buckets";

    @RegisterExtension
    private final Bench bench = Bench.enrolled();

    @BeforeEach
    void record() throws Exception {
        for (int i = 0; i < 20; i++) {
            bench.record("m" + i);
        }
        bench.pass(10 * MINUTE);
    }

    private Path file() {
        return bench.folder.resolve("upload.sqlite");
    }

    private void change(String sql) throws Exception {
        try (Connection connection = Connector.sqlite(file());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private QueueCounts queue() throws IOException {
        return bench.uploader.control().status().queue();
    }

    private void assertEverythingArrives() throws Exception {
        bench.run(120 * MINUTE);
        assertThat(bench.hub.requests()).isEqualTo(bench.requests.requests());
        assertThat(bench.hub.tokens()).isEqualTo(bench.requests.tokens());
        assertThat(queue().totals().sent()).isEqualTo(queue().totals().generated());
    }

    /**
     * Parameters: the commit at which failures begin, and the number of failures, before or after the change is made.
     */
    @ParameterizedTest
    @CsvSource({"1,1", "2,1", "3,1", "5,1", "8,1", "13,1", "1,3", "4,3", "7,3", "10,3", "12,3", "15,3", "20,3"})
    void commit_thatFails_isLookedUpAgain(int first, int times) throws Exception {
        for (boolean made : new boolean[] {false, true}) {
            bench.connector = new FailingCommits(first, times, made);
            bench.restart();
            bench.record("late");
            bench.run(30 * MINUTE);
            assertEverythingArrives();
        }
    }

    @Test
    void disk_thatIsFull_delaysUploadsOnly() throws Exception {
        bench.connector = path -> {
            Connection connection = Connector.sqlite(path);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA max_page_count = 1");
            }
            return connection;
        };
        bench.restart();
        bench.run(30 * MINUTE);
        assertThat(bench.hub.calls(INGEST)).isEmpty();

        bench.connector = Connector::sqlite;
        bench.restart();

        assertEverythingArrives();
    }

    @Test
    void acknowledgement_thatCannotBeStored_leadsToARepeat() throws Exception {
        bench.uploader.control().preview();
        change("CREATE TRIGGER full BEFORE UPDATE ON upload_batch WHEN NEW.status = 'acked'"
                + " BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
        bench.run(3 * MINUTE);
        assertThat(bench.hub.requests()).isEqualTo(20);
        assertThat(queue().waiting().records()).isEqualTo(20);

        change("DROP TRIGGER full");

        assertEverythingArrives();
        assertThat(bench.hub.calls(INGEST)).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void file_withRandomDamage_isMovedAsideAndMadeAgain(long seed) throws Exception {
        bench.run(5 * MINUTE);
        bench.record("later");
        bench.pass(10 * MINUTE);
        bench.uploader.control().preview();
        bench.uploader.close();
        byte[] bytes = Files.readAllBytes(file());
        Random random = new Random(seed);
        for (int i = 0; i < bytes.length / 4; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        Files.write(file(), bytes);
        bench.restart();

        assertEverythingArrives();
        assertThat(queue().losses().byReason()).containsEntry("corrupt_row", 1L);
        assertThat(names()).anyMatch(name -> name.startsWith("upload.sqlite.corrupt-"));
    }

    @Test
    void damage_thatACommandFinds_isCountedAtOnce() throws Exception {
        bench.uploader.control().preview();
        bench.uploader.close();
        Files.writeString(file(), "damaged ".repeat(1_000));

        bench.uploader = bench.open();

        assertThat(queue().losses().byReason()).containsEntry("corrupt_row", 1L);
        bench.restart();
        assertEverythingArrives();
        assertThat(queue().losses().byReason()).containsEntry("corrupt_row", 1L);
    }

    @Test
    void damage_thatACommandFindsWhileAnotherProcessSends_isLeftToThatOne() throws Exception {
        bench.uploader.step();
        for (String part : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(bench.folder.resolve("upload.sqlite" + part));
        }
        Files.writeString(file(), "damaged ".repeat(1_000));
        try (Uploader command = bench.open()) {
            assertThatThrownBy(() -> command.control().status()).isInstanceOf(QueueException.class);
        }
        assertThat(names()).noneMatch(name -> name.contains(".corrupt-"));
    }

    @Test
    void file_ofNoBytes_isMadeAgain() throws Exception {
        bench.run(5 * MINUTE);
        bench.uploader.close();
        Files.write(file(), new byte[0]);
        bench.record("later");
        bench.restart();

        assertEverythingArrives();
    }

    @Test
    void queue_thatWasLost_doesNotHideNewContentBehindOldRevisions() throws Exception {
        bench.run(5 * MINUTE);
        bench.requests.put(bench.request("m1").at(Bench.START.plusSeconds(1)).build());
        bench.run(20 * MINUTE);
        bench.uploader.close();
        Files.delete(file());
        bench.requests.put(bench.request("m1").at(Bench.START.plusSeconds(2)).build());
        bench.requests.put(bench.request("m2").at(Bench.START.plusSeconds(2)).build());
        bench.restart();

        assertEverythingArrives();
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(bench.folder)) {
            return files.map(path -> path.getFileName().toString()).toList().stream();
        }
    }

    @Test
    void payload_withAFlippedBit_isGivenUpAndCounted() throws Exception {
        bench.uploader.control().preview();
        change("UPDATE upload_batch SET payload = replace(payload, '\"requests\":1', '\"requests\":9')");
        bench.record("later");
        bench.run(30 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(1);
        assertThat(queue().losses().byReason()).containsEntry("corrupt_row", 20L);
        assertThat(queue().totals().lost().requests()).isEqualTo(20);
    }

    @Test
    void queue_beyondItsBound_dropsTheOldestAndCountsIt() throws Exception {
        bench.limits = new QueueLimits(20_000, 50_000_000, 30);
        bench.restart();
        bench.transport = call -> {
            throw new IOException("refused");
        };
        for (int i = 0; i < 60; i++) {
            bench.record("m" + i);
            bench.run(5 * MINUTE);
        }
        bench.run(10 * MINUTE);
        QueueCounts full = queue();
        assertThat(full.waiting().bytes()).isLessThanOrEqualTo(20_000);
        assertThat(full.losses().byReason().get("queue_overflow")).isPositive();
        assertThat(full.totals().waiting().requests() + full.totals().lost().requests())
                .isEqualTo(80);

        bench.uploader.control().forget();
        bench.transport = bench::direct;
        bench.run(30 * MINUTE);

        assertThat(bench.hub.calls("/v1/devices/self/forget")).hasSize(1);
    }

    @Test
    void losses_areToldOnce() throws Exception {
        bench.limits = new QueueLimits(3_000, 50_000_000, 30);
        bench.restart();
        bench.run(30 * MINUTE);
        long lost = queue().losses().byReason().getOrDefault("queue_overflow", 0L);
        assertThat(lost).isBetween(1L, 19L);
        bench.record("next");
        bench.run(30 * MINUTE);

        assertThat(bench.hub.calls(INGEST).get(0).text())
                .contains("\"losses\":[{\"reason\":\"queue_overflow\",\"records\":" + lost + "}]");
        assertThat(bench.hub.calls(INGEST).get(1).text()).doesNotContain("losses");
        assertThat(bench.hub.requests() + queue().totals().lost().requests()).isEqualTo(21);
    }
}
