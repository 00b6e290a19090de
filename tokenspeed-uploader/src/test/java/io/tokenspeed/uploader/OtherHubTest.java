package io.tokenspeed.uploader;

import static io.tokenspeed.uploader.Bench.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.wire.InviteToken;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Data that the user agreed to send to one hub never reaches another. */
class OtherHubTest {
    private static final String OTHER = "http://127.0.0.1:2";
    private static final String INGEST = "/v1/ingest/buckets";
    private static final InviteToken INVITE = new InviteToken(Bench.INVITE);

    @RegisterExtension
    private final Bench bench = new Bench();

    /**
     * Makes a device whose queue holds a sealed batch and waiting contents for a hub that no longer knows the device.
     */
    private void lose() throws Exception {
        bench.enrol();
        bench.record();
        bench.pass(10 * MINUTE);
        bench.uploader.control().preview();
        bench.record();
        bench.pass(10 * MINUTE);
        bench.transport = call -> {
            throw new java.io.IOException("refused");
        };
        bench.uploader.step();
        bench.transport = bench::direct;
        Files.delete(bench.folder.resolve("hub-device.json"));
    }

    @Test
    void enable_atAnotherHubThanTheDevices_isRefused() throws Exception {
        bench.enrol();

        assertThatThrownBy(() -> bench.uploader.control().enable(OTHER, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tokenspeed device forget");
        assertThat(bench.uploader.control().status().mode().hubUrl()).isEqualTo(Bench.HUB);
    }

    @Test
    void enrol_atAnotherHubThanTheDevices_isRefused() throws Exception {
        bench.enrol();
        String id = bench.deviceId();
        bench.variables.put("TS_UPLOAD_ENABLED", "1");
        bench.variables.put("TS_HUB_URL", OTHER);
        bench.restart();

        assertThatThrownBy(() -> bench.uploader.control().enrol(INVITE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tokenspeed device forget");
        assertThat(bench.deviceId()).isEqualTo(id);
    }

    @Test
    void environment_thatNamesAnotherHub_sendsAndChangesNothing() throws Exception {
        bench.enrol();
        bench.record();
        bench.variables.put("TS_UPLOAD_ENABLED", "1");
        bench.variables.put("TS_HUB_URL", OTHER);
        bench.restart();
        bench.run(30 * MINUTE);
        assertThat(bench.hub.calls(INGEST)).isEmpty();
        assertThat(bench.uploader.control().preview()).isEmpty();

        bench.variables.clear();
        bench.restart();
        bench.run(30 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(1);
    }

    @Test
    void anotherHub_getsNothingFromBefore() throws Exception {
        lose();

        bench.uploader.control().enable(OTHER, false);
        bench.uploader.control().enrol(INVITE);
        bench.pass(MINUTE);
        bench.record();
        bench.run(60 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(1);
        assertThat(bench.tally().generated().requests()).isEqualTo(1);
    }

    @Test
    void anotherHub_getsHistoryWhereTheUserWantsIt() throws Exception {
        lose();

        bench.uploader.control().enable(OTHER, true);
        bench.uploader.control().enrol(INVITE);
        bench.run(60 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(2);
        assertThat(bench.hub.buckets().values())
                .allSatisfy(bucket -> assertThat(bucket.revision()).isEqualTo(1));
    }

    @Test
    void anotherHub_ofTheEnvironment_getsNothingFromBefore() throws Exception {
        lose();
        bench.variables.put("TS_UPLOAD_ENABLED", "1");
        bench.variables.put("TS_HUB_URL", OTHER);
        bench.restart();

        bench.run(MINUTE);
        bench.uploader.control().enrol(INVITE);
        bench.record();
        bench.run(60 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(1);
    }
}
