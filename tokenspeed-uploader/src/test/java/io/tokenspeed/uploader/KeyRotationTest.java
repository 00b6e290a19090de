package io.tokenspeed.uploader;

import static io.tokenspeed.uploader.Bench.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.uploader.settings.CredentialFile;
import io.tokenspeed.uploader.settings.Credentials;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A device's key can be replaced, whoever asks for that and whatever is lost on the way. */
class KeyRotationTest {
    @RegisterExtension
    private final Bench bench = Bench.enrolled();

    private Credentials device() throws IOException {
        return new CredentialFile(bench.folder).read().orElseThrow();
    }

    @Test
    void rotation_onRequest_replacesTheKey() throws Exception {
        bench.uploader.control().rotateKey();

        bench.run(20 * MINUTE);

        assertThat(device().keys().current().id()).isEqualTo("k2");
        assertThat(device().keys().previous()).isNotNull();
        bench.run(8 * 24 * 60 * MINUTE);
        assertThat(device().keys().previous()).isNull();
    }

    @Test
    void rotation_afterNinetyDays_happensByItself() throws Exception {
        bench.pass(91 * 24 * 60 * MINUTE);

        bench.run(20 * MINUTE);

        assertThat(device().keys().current().id()).isEqualTo("k2");
    }

    @Test
    void rotation_askedForByTheHub_happensOnce() throws Exception {
        bench.hub.config(",\"directives\":[{\"type\":\"rotate_key\",\"by\":1}]");
        bench.run(6 * MINUTE);
        bench.hub.config("");

        bench.run(60 * MINUTE);

        assertThat(device().keys().current().id()).isIn("k2", "k3");
        assertThat(device().keys().candidate()).isNull();
    }

    @Test
    void rotation_whoseAnswersAreLost_goesOnWhereItStopped() throws Exception {
        bench.record();
        bench.uploader.control().rotateKey();
        bench.transport = call -> {
            bench.direct(call);
            throw new IOException("answer lost");
        };
        bench.run(10 * MINUTE);
        assertThat(device().keys().current().id()).isEqualTo("k1");
        bench.transport = bench::direct;

        bench.run(30 * MINUTE);

        assertThat(device().keys().current().id()).isEqualTo("k2");
        assertThat(device().keys().candidate()).isNull();
        assertThat(bench.hub.requests()).isEqualTo(1);
    }

    @Test
    void restoredHub_thatKnowsTheOldKeyOnly_isServedAndGetsANewOne() throws Exception {
        bench.uploader.control().rotateKey();
        bench.run(20 * MINUTE);
        bench.hub.forgetKey(bench.deviceId(), "k2");
        bench.record();

        bench.run(40 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(1);
        assertThat(device().keys().current().id()).isEqualTo("k2");
        assertThat(bench.uploader.control().status().contact().pauseCode()).isNull();
    }
}
