package io.tokenspeed.uploader;

import static io.tokenspeed.uploader.Bench.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.testkit.conformance.HubReply;
import io.tokenspeed.testkit.conformance.HubScript;
import io.tokenspeed.uploader.dispatch.EnrolmentOutcome;
import io.tokenspeed.uploader.settings.CredentialFile;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Enrolling, approval, revocation and erasure. */
class DeviceStateTest {
    private static final String INGEST = "/v1/ingest/buckets";
    private static final String ENROL = "/v1/devices/enroll";
    private static final InviteToken INVITE = new InviteToken(Bench.INVITE);

    @RegisterExtension
    private final Bench bench = new Bench();

    @Test
    void enrol_withoutConsent_isRefused() {
        assertThatThrownBy(() -> bench.uploader.control().enrol(INVITE)).hasMessageContaining("upload enable");
        assertThat(bench.hub.calls()).isEmpty();
    }

    @Test
    void enrol_afterALostAnswer_givesTheSameDevice() throws Exception {
        bench.uploader.control().enable(Bench.HUB, false);
        bench.transport = call -> {
            bench.direct(call);
            throw new IOException("answer lost");
        };
        EnrolmentOutcome lost = bench.uploader.control().enrol(INVITE);
        String id = bench.deviceId();
        bench.transport = bench::direct;

        EnrolmentOutcome again = bench.uploader.control().enrol(INVITE);

        assertThat(lost.result()).isEqualTo(EnrolmentOutcome.Result.UNREACHABLE);
        assertThat(again.result()).isEqualTo(EnrolmentOutcome.Result.ENROLLED);
        assertThat(bench.deviceId()).isEqualTo(id);
    }

    @Test
    void enrol_withAWrongInvite_leavesNothingBehind() throws Exception {
        bench.uploader.control().enable(Bench.HUB, false);
        String other = Bench.INVITE.substring(0, Bench.INVITE.length() - 1) + "A";

        EnrolmentOutcome refused = bench.uploader.control().enrol(new InviteToken(other));

        assertThat(refused.result()).isEqualTo(EnrolmentOutcome.Result.REFUSED);
        assertThat(new CredentialFile(bench.folder).read()).isEmpty();
    }

    @Test
    void enrol_twice_isRefused() throws Exception {
        bench.enrol();

        assertThatThrownBy(() -> bench.uploader.control().enrol(INVITE)).hasMessageContaining("is enrolled at");
    }

    @Test
    void pendingDevice_sendsNothingUntilItIsLetIn() throws Exception {
        bench.uploader.control().enable(Bench.HUB, false);
        bench.hub.script(HubScript.times(
                5,
                "/v1/devices/self/config",
                HubReply.problem(403, "device_pending").with("Retry-After", "60")));
        assertThat(bench.uploader.control().enrol(INVITE).result()).isEqualTo(EnrolmentOutcome.Result.PENDING);
        bench.record();
        bench.run(4 * MINUTE);
        assertThat(bench.hub.calls(INGEST)).isEmpty();

        bench.run(40 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(1);
    }

    @Test
    void revokedDevice_isSilentAndLosesItsQueueAfterAWeek() throws Exception {
        bench.enrol();
        bench.record();
        bench.hub.status(bench.deviceId(), "revoked");
        bench.run(2 * 24 * 60 * MINUTE);
        assertThat(bench.hub.calls(INGEST)).isEmpty();
        assertThat(bench.uploader.control().status().queue().waiting().records())
                .isEqualTo(1);

        bench.run(6 * 24 * 60 * MINUTE);

        assertThat(bench.uploader.control().status().queue().waiting().records())
                .isZero();
        assertThat(bench.tally().lost().requests()).isEqualTo(1);
    }

    @Test
    void forget_isSentThoughSwitchedOffAndRetriedUntilItHolds() throws Exception {
        bench.enrol();
        bench.record();
        bench.run(10 * MINUTE);
        bench.variables.put("DO_NOT_TRACK", "1");
        bench.restart();
        bench.uploader.control().forget();
        bench.hub.script(HubScript.times(3, "/v1/devices/self/forget", HubReply.problem(503, "overloaded")));

        bench.run(60 * MINUTE);

        assertThat(bench.hub.calls("/v1/devices/self/forget")).hasSize(4);
        assertThat(bench.hub.buckets()).isEmpty();
        assertThat(new CredentialFile(bench.folder).read()).isEmpty();
        assertThat(bench.uploader.control().status().removal().requested()).isFalse();
    }

    @Test
    void forget_ofADeviceThatTheHubLost_isDone() throws Exception {
        bench.enrol();
        bench.hub.script(HubScript.always("/v1/devices/self/forget", HubReply.problem(401, "device_unknown")));
        bench.uploader.control().forget();

        bench.run(MINUTE);

        assertThat(new CredentialFile(bench.folder).read()).isEmpty();
        assertThat(bench.uploader.control().status().removal().requested()).isFalse();
    }

    @Test
    void enableAndEnrol_whileAnErasureIsNotConfirmed_areRefused() throws Exception {
        bench.enrol();
        bench.uploader.control().forget();

        assertThatThrownBy(() -> bench.uploader.control().enable(Bench.HUB, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has not confirmed");
        bench.variables.put("TS_UPLOAD_ENABLED", "1");
        bench.variables.put("TS_HUB_URL", Bench.HUB);
        bench.restart();
        assertThatThrownBy(() -> bench.uploader.control().enrol(INVITE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has not confirmed");
        assertThat(bench.uploader.control().status().removal().requested()).isTrue();
    }

    @Test
    void enrol_besideAServerThatWaits_isFollowedByUploadsSoon() throws Exception {
        bench.uploader.control().enable(Bench.HUB, false);
        bench.transport = call -> {
            throw new IOException("refused");
        };
        bench.uploader.control().enrol(INVITE);
        bench.transport = bench::direct;
        bench.run(3 * MINUTE);
        assertThat(bench.uploader.control().status().contact().pauseCode()).isNull();
        bench.record();
        bench.run(30 * MINUTE);
        try (Uploader command = bench.open()) {
            command.control().enrol(INVITE);
        }

        bench.run(7 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(1);
    }

    @Test
    void hold_thatAnotherProcessEnded_delaysNothing() throws Exception {
        bench.enrol();
        bench.record();
        bench.pass(10 * MINUTE);
        bench.hub.script(HubScript.times(1, INGEST, HubReply.problem(401, "device_unknown")));
        bench.uploader.step();
        assertThat(bench.uploader.control().status().contact().pauseCode()).isEqualTo("device_unknown");
        try (Uploader command = bench.open()) {
            assertThat(command.control().enrol(INVITE).result()).isEqualTo(EnrolmentOutcome.Result.ENROLLED);
            assertThat(command.control().status().contact().pauseCode()).isNull();
        }

        bench.run(MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(1);
    }

    @Test
    void restoredDevice_whoseUserAsks_goesOnSoon() throws Exception {
        bench.enrol();
        bench.record();
        bench.hub.status(bench.deviceId(), "revoked");
        bench.run(20 * MINUTE);
        assertThat(bench.uploader.control().status().contact().pauseCode()).isEqualTo("device_revoked");
        bench.hub.status(bench.deviceId(), "active");

        bench.uploader.control().flush();
        bench.run(2 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(1);
    }

    @Test
    void forgottenDevice_comesBackAsAStranger() throws Exception {
        bench.enrol();
        bench.record();
        bench.run(20 * MINUTE);
        String project = bench.hub
                .buckets()
                .values()
                .iterator()
                .next()
                .json()
                .path("projectId")
                .asText();
        bench.uploader.control().forget();
        bench.run(MINUTE);

        bench.enrol();
        bench.record();
        bench.run(20 * MINUTE);

        assertThat(bench.hub.buckets()).hasSize(1);
        assertThat(bench.hub
                        .buckets()
                        .values()
                        .iterator()
                        .next()
                        .json()
                        .path("projectId")
                        .asText())
                .startsWith("p_")
                .isNotEqualTo(project);
    }

    @Test
    void environment_switchesOnAndOff() throws Exception {
        bench.variables.put("TS_UPLOAD_ENABLED", "1");
        bench.variables.put("TS_HUB_URL", Bench.HUB);
        bench.restart();
        bench.run(MINUTE);
        bench.uploader.control().enrol(INVITE);
        bench.record();
        bench.run(20 * MINUTE);
        assertThat(bench.hub.requests()).isEqualTo(1);
        int calls = bench.hub.calls().size();

        bench.variables.put("DO_NOT_TRACK", "1");
        bench.restart();
        bench.record();
        bench.run(60 * MINUTE);

        assertThat(bench.hub.calls()).hasSize(calls);
    }

    @Test
    void twoUploaders_onOneFolder_sendOnce() throws Exception {
        bench.enrol();
        Uploader second = bench.open();
        bench.uploader.step();
        bench.record();
        for (int i = 0; i < 60; i++) {
            second.step();
            bench.run(MINUTE / 2);
        }

        assertThat(bench.hub.calls(INGEST)).hasSize(1);
        assertThat(bench.hub.calls(ENROL)).hasSize(1);
        bench.uploader.close();
        bench.record();
        bench.pass(10 * MINUTE);
        second.step();
        assertThat(bench.hub.requests()).isEqualTo(2);
        second.close();
    }
}
