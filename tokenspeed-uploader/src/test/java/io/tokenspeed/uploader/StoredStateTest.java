package io.tokenspeed.uploader;

import static io.tokenspeed.uploader.Bench.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.uploader.UploadStatus.Pausing;
import io.tokenspeed.uploader.queue.database.Connector;
import io.tokenspeed.uploader.queue.ledger.BatchStatus;
import io.tokenspeed.uploader.settings.CredentialFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The uploader understands the values that an earlier version stored in the queue. */
class StoredStateTest {
    @RegisterExtension
    private final Bench bench = Bench.enrolled();

    private void store(String sql) throws SQLException {
        try (Connection connection = Connector.sqlite(bench.folder.resolve("upload.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void pause(String code, int polls) throws SQLException {
        store("INSERT OR REPLACE INTO agent_state (k, v) VALUES ('held', '" + code + "'), ('held_since', '1773100000'),"
                + " ('held_polls', '" + polls + "')");
    }

    private Pausing pause() throws Exception {
        return Objects.requireNonNull(
                bench.uploader.control().status().contact().pause());
    }

    @ParameterizedTest
    @CsvSource({
        "device_pending, 0, The hub's admin has to let this device in; compare the fingerprint.",
        "device_revoked, 0, The hub's admin revoked this device; what waits is removed after 7 days.",
        "device_unknown, 2,",
        "device_unknown, 3, 'The hub does not know this device any more; enrol again, the queue is kept.'",
        "key_retired, 0, Somebody else replaced this device's key; ask the hub's admin to revoke the device.",
        "404, 0, The hub refuses what this version sends; check the address and update both.",
        "a_code_of_later, 0, The hub refuses what this version sends; check the address and update both."
    })
    void pause_ofAnEarlierProcess_isShownAsStored(String code, int polls, String advice) throws Exception {
        pause(code, polls);
        bench.restart();

        assertThat(pause()).isEqualTo(new Pausing(code, 1_773_100_000, advice));
    }

    @Test
    void pause_ofAnEarlierProcess_endsWhenTheHubTakesRequests() throws Exception {
        pause("device_pending", 1);
        bench.restart();

        bench.run(10 * MINUTE);

        assertThat(bench.uploader.control().status().contact().pause()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"asked", "restored"})
    void rotation_thatWasToCome_isMade(String reason) throws Exception {
        store("INSERT INTO agent_state (k, v) VALUES ('rotate', '" + reason + "')");
        bench.restart();

        bench.run(10 * MINUTE);

        assertThat(new CredentialFile(bench.folder)
                        .read()
                        .orElseThrow()
                        .keys()
                        .current()
                        .id())
                .isEqualTo("k2");
    }

    @Test
    void batch_thatWasBeingSent_isSentAgain() throws Exception {
        bench.record();
        bench.pass(10 * MINUTE);
        bench.uploader.control().preview();
        store("UPDATE upload_batch SET status = 'in_flight', last_code = 'no_answer', attempts = 3");
        bench.restart();

        bench.run(30 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(1);
        assertThat(bench.uploader.control().log().batches(10))
                .allMatch(batch -> batch.status() == BatchStatus.ACKED)
                .hasSize(1);
    }
}
