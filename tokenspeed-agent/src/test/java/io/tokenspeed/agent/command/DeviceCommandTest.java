package io.tokenspeed.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.agent.local.LocalWorkspace;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.store.sqlite.DatabaseLocation;
import io.tokenspeed.testkit.conformance.HubReply;
import io.tokenspeed.testkit.conformance.HubScript;
import io.tokenspeed.testkit.conformance.MockHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enrolling this machine, correcting that and leaving again. */
class DeviceCommandTest {
    private static final String NOWHERE = "http://127.0.0.1:1";
    private static final String INVITE = "tsi_AQIDBAUGBwgJCgsM.wMHCw8TFxsfIycrLzM3Oz9DR0tPU1dbX2Nna29zd3t8";

    @TempDir
    private Path home;

    private MockHub hub;
    private String address;

    @BeforeEach
    void open() {
        hub = new MockHub(() -> Instant.now().getEpochSecond());
        hub.invite(INVITE, 1);
        address = hub.start();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private CommandRun run(String... arguments) {
        Environment environment = new Environment(Map.of(), home, home);
        try (LocalWorkspace workspace = new LocalWorkspace(environment, Clock.systemUTC())) {
            return new CommandRun(workspace).with("TS_HUB_INVITE_TOKEN", INVITE).run(arguments);
        }
    }

    private CommandRun enable(String url) {
        return run("upload", "enable", "--hub", url, "--yes");
    }

    /** Writes {@code server.json} as a running server does after its first import. */
    private void follow() throws IOException {
        Path database =
                DatabaseLocation.of(new Environment(Map.of(), home, home)).path();
        Files.writeString(
                database.resolveSibling("server.json"), "{\"database\":\"" + database + "\",\"following\":\"true\"}");
    }

    @Test
    void enroll_whereNobodyAnswers_saysHowToGoOn() {
        enable(NOWHERE);

        CommandRun run = run("device", "enroll");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .isEqualTo("The hub " + NOWHERE + " did not answer (no_answer); try again later, or name another hub "
                        + "with tokenspeed upload enable.\n");
        assertThat(run("device", "status").out()).contains(" (not confirmed yet by " + NOWHERE + ")\n");
    }

    @Test
    void enroll_atAnotherHub_replacesWhatWasNeverConfirmed() {
        enable(NOWHERE);
        run("device", "enroll");

        CommandRun enabled = enable(address);
        CommandRun enrolled = run("device", "enroll");

        assertThat(enabled.code()).isZero();
        assertThat(enabled.out())
                .endsWith("Uploading to " + address + " is on.\nNext: ask the hub's admin for an invite and run "
                        + "\"tokenspeed device enroll\".\n");
        assertThat(enrolled.code()).isZero();
        assertThat(enrolled.out())
                .startsWith("This device is enrolled at " + address + ". The enrolment at " + NOWHERE
                        + ", which was never confirmed, is gone.\nFingerprint  ");
        assertThat(run("device", "status").out()).doesNotContain("not confirmed");
    }

    @Test
    void enable_atAnotherHubThanTheOneThatConfirmed_isRefused() {
        enable(address);
        run("device", "enroll");

        CommandRun run = enable(NOWHERE);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("This device is enrolled at " + address + ", not at " + NOWHERE
                        + "; run \"tokenspeed device forget\" first.\n");
    }

    @Test
    void forget_ofWhatWasNeverConfirmed_removesIt() {
        enable(NOWHERE);
        run("device", "enroll");

        CommandRun run = run("device", "forget", "--yes");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .isEqualTo("Uploading is off, and the enrolment at " + NOWHERE
                        + ", which was never confirmed and has sent nothing, is removed.\n");
        assertThat(run("device", "status").out()).isEqualTo("This machine is not enrolled at any hub.\n");
        assertThat(enable(address).code()).isZero();
        assertThat(run("device", "enroll").code()).isZero();
    }

    @Test
    void forget_besideAServer_leavesItToThat() throws Exception {
        enable(NOWHERE);
        run("device", "enroll");
        follow();

        assertThat(run("device", "forget", "--yes").out())
                .isEqualTo("Uploading is off; the running server removes the enrolment at " + NOWHERE
                        + ", which was never confirmed and has sent nothing.\n");
    }

    @Test
    void forget_ofAConfirmedDevice_saysWhetherTheHubHasErasedIt() {
        enable(address);
        run("device", "enroll");
        hub.script(HubScript.always(
                "/v1/devices/self/forget", HubReply.problem(503, "overloaded").with("Retry-After", "60")));

        assertThat(run("device", "forget", "--yes").out())
                .isEqualTo("Uploading is off. The hub did not confirm the erasure yet; it is asked again whenever "
                        + "TokenSpeed serves or you run this again.\n");
        hub.script(call -> null);
        assertThat(run("device", "forget", "--yes").out())
                .isEqualTo("Uploading is off, and the hub has erased this machine's data.\n");
    }

    @Test
    void flush_saysWhatIsMissing() {
        assertThat(run("upload", "flush").err()).isEqualTo("Nothing can be sent: uploading is local, never enabled.\n");
        enable(address);

        CommandRun run = run("upload", "flush");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("Nothing can be sent: this machine is not enrolled; run \"tokenspeed device enroll\".\n");
        assertThat(run("upload", "status").out())
                .contains("Device       not enrolled; run \"tokenspeed device enroll\"\n");
        run("device", "enroll");
        assertThat(run("upload", "flush").code()).isZero();
    }

    @Test
    void doctor_whereTheHubRefuses_isNotHealthy() {
        enable(address);
        run("device", "enroll");
        assertThat(run("doctor").out()).endsWith("Healthy.\n");
        hub.script(call -> HubReply.problem(403, "device_revoked"));
        run("upload", "flush");

        CommandRun run = run("doctor");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("  ! The hub refuses the waiting uploads: device_revoked.\n");
    }

    @Test
    void forget_ofARevokedDevice_namesWhoCanEraseIt() {
        enable(address);
        run("device", "enroll");
        hub.script(HubScript.always("/v1/devices/self/forget", HubReply.problem(403, "device_revoked")));

        assertThat(run("device", "forget", "--yes").out())
                .startsWith("Uploading is off. The hub has revoked this device and erases nothing at its request; ")
                .contains("ask its admin to erase device ")
                .endsWith(", then run this again.\n");
        hub.script(HubScript.always("/v1/devices/self/forget", HubReply.problem(410, "device_erased")));
        assertThat(run("device", "forget", "--yes").out())
                .isEqualTo("Uploading is off, and the hub has erased this machine's data.\n");
    }

    @Test
    void forget_withoutADevice_isNotInTheWayOfEnabling() {
        assertThat(run("device", "forget", "--yes").out())
                .isEqualTo("Uploading is off. This machine is not enrolled at any hub.\n");

        assertThat(enable(address).code()).isZero();
    }

    @Test
    void forget_withoutATerminal_needsYes() {
        enable(address);
        run("device", "enroll");

        CommandRun run = run("device", "forget");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        "This has " + address + " erase everything that this machine has sent, and removes what waits"
                                + " here; it cannot be undone. Nobody can be asked here; add --yes to agree.\n");
        assertThat(run("device", "status").out()).contains("Fingerprint");
    }

    @Test
    void name_isToldAndShown() {
        enable(address);
        run("device", "enroll", "--name", "Ana's laptop");
        assertThat(hub.calls("/v1/devices/enroll").get(0).text()).contains("\"name\":\"Ana's laptop\"");
        assertThat(run("device", "status").out()).startsWith("Device       Ana's laptop, tsd_");

        CommandRun run = run("device", "name", "Werkstatt");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("This device is called Werkstatt.\n");
        assertThat(hub.calls("/v1/devices/self/heartbeat").get(0).text()).contains("\"name\":\"Werkstatt\"");
        assertThat(run("upload", "status").out()).contains("Device       Werkstatt, tsd_");
    }

    @Test
    void name_thatIsNone_isRefused() {
        assertThat(run("device", "name").err()).startsWith("Which name? For example: tokenspeed device name ");
        assertThat(run("device", "name", "a").err()).isEqualTo("This machine is not enrolled at any hub.\n");
        enable(address);
        run("device", "enroll");

        assertThat(run("device", "name", " a").err())
                .isEqualTo(
                        "The name must be 1 to 80 letters, digits, signs and spaces, without a space at either end.\n");
    }

    @Test
    void flush_ofADeviceThatTheHubErased_saysSoAndFails() throws Exception {
        enable(address);
        run("device", "enroll");
        hub.script(call -> HubReply.problem(410, "device_erased", ",\"erasedAt\":1790000000"));
        String sentence = "erased on the hub " + address + " on 2026-09-21T14:13:20Z";

        CommandRun first = run("upload", "flush");
        CommandRun again = run("upload", "flush");

        assertThat(first.code()).isEqualTo(1);
        assertThat(first.out()).contains("Erased       this device was " + sentence + "\n");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).isEqualTo("Nothing can be sent: this device was " + sentence + ".\n");
        assertThat(run("device", "status").out()).contains(sentence);
        assertThat(run("upload", "status").out()).contains(sentence);
        assertThat(run("upload", "status", "--json").out()).contains("\"at\" : 1790000000");
        assertThat(run("doctor").out()).containsIgnoringWhitespaces(sentence);
    }

    @Test
    void flush_ofADeviceThatTheHubRevoked_saysSoAndFails() throws Exception {
        enable(address);
        run("device", "enroll");
        hub.script(call -> HubReply.problem(403, "device_revoked"));

        assertThat(run("upload", "flush").code()).isEqualTo(1);
        assertThat(run("device", "status").out()).contains("Held         device_revoked: revoked on the hub, since 20");
        follow();

        CommandRun run = run("upload", "flush");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("revoked on the hub").endsWith("The running server asks the hub again.\n");
    }
}
