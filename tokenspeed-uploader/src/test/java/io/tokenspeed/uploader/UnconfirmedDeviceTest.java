package io.tokenspeed.uploader;

import static io.tokenspeed.uploader.Bench.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.testkit.conformance.HubReply;
import io.tokenspeed.testkit.conformance.HubScript;
import io.tokenspeed.uploader.dispatch.EnrolmentOutcome;
import io.tokenspeed.uploader.hub.OutgoingRequest;
import io.tokenspeed.uploader.hub.Reply;
import io.tokenspeed.uploader.settings.CredentialFile;
import io.tokenspeed.uploader.settings.Credentials;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An enrolment that no hub ever confirmed can be corrected or given up, and requests recorded meanwhile are accounted
 * for.
 */
class UnconfirmedDeviceTest {
    private static final String NOWHERE = "http://127.0.0.1:2";
    private static final String FORGET = "/v1/devices/self/forget";
    private static final InviteToken INVITE = new InviteToken(Bench.INVITE);

    @RegisterExtension
    private final Bench bench = new Bench();

    private final List<URI> unanswered = new ArrayList<>();

    private Reply onlyTheHub(OutgoingRequest call) throws IOException {
        if (call.uri().toString().startsWith(NOWHERE)) {
            unanswered.add(call.uri());
            throw new IOException("refused");
        }
        return bench.direct(call);
    }

    private EnrolmentOutcome enrol() throws Exception {
        return bench.uploader.control().enrol(INVITE);
    }

    /** Enrols where no hub answers, and records two requests, of which one is sealed. */
    private void enrolNowhere() throws Exception {
        bench.transport = this::onlyTheHub;
        bench.uploader.control().enable(NOWHERE, false);
        assertThat(enrol().result()).isEqualTo(EnrolmentOutcome.Result.UNREACHABLE);
        bench.record();
        bench.pass(10 * MINUTE);
        assertThat(bench.uploader.control().preview()).isPresent();
        bench.record();
        bench.run(10 * MINUTE);
        assertThat(bench.tally().waiting().requests()).isEqualTo(2);
    }

    private Credentials device() throws IOException {
        return new CredentialFile(bench.folder).read().orElseThrow();
    }

    private void assertArrived(int requests) throws Exception {
        assertThat(bench.hub.requests()).isEqualTo(requests);
        assertThat(bench.tally().generated().requests()).isEqualTo(requests);
        assertThat(bench.tally().sent()).isEqualTo(bench.tally().generated());
        assertThat(unanswered).noneMatch(uri -> uri.getPath().contains("ingest"));
    }

    @ParameterizedTest
    @CsvSource({"false,2,1", "true,0,3"})
    void enrol_atAnotherHub_replacesIt(boolean history, long local, int sent) throws Exception {
        enrolNowhere();

        assertThat(bench.uploader.control().enable(Bench.HUB, history)).isEqualTo(local);
        EnrolmentOutcome result = enrol();
        bench.pass(MINUTE);
        bench.record();
        bench.run(60 * MINUTE);

        assertThat(result.result()).isEqualTo(EnrolmentOutcome.Result.ENROLLED);
        assertThat(result.message()).contains(Bench.HUB, NOWHERE);
        assertThat(device().hubUrl()).isEqualTo(Bench.HUB);
        assertArrived(sent);
    }

    @Test
    void enable_atAnotherHub_changesNothingBeforeTheEnrolmentThere() throws Exception {
        enrolNowhere();
        String id = bench.deviceId();

        bench.uploader.control().enable(Bench.HUB, false);
        bench.run(30 * MINUTE);

        assertThat(bench.deviceId()).isEqualTo(id);
        assertThat(bench.hub.calls()).isEmpty();
        assertThat(bench.tally().waiting().requests()).isEqualTo(2);
    }

    @Test
    void environment_thatNamesAnotherHub_sendsAndChangesNothing() throws Exception {
        enrolNowhere();
        bench.variables.put("TS_UPLOAD_ENABLED", "1");
        bench.variables.put("TS_HUB_URL", Bench.HUB);
        bench.restart();
        bench.run(30 * MINUTE);
        assertThat(bench.hub.calls()).isEmpty();
        assertThat(bench.tally().waiting().requests()).isEqualTo(2);

        assertThat(enrol().result()).isEqualTo(EnrolmentOutcome.Result.ENROLLED);
        bench.record();
        bench.run(30 * MINUTE);

        assertArrived(1);
    }

    @Test
    void answer_thatComesAfterTheCorrection_confirmsNothing() throws Exception {
        enrolWithoutAnAnswer();
        bench.transport = call -> {
            bench.transport = this::onlyTheHub;
            try (Uploader command = bench.open()) {
                command.control().enable(NOWHERE, false);
                command.control().enrol(INVITE);
            } catch (InterruptedException impossible) {
                throw new IOException(impossible);
            }
            return bench.direct(call);
        };

        bench.run(30 * MINUTE);

        assertThat(device().hubUrl()).isEqualTo(NOWHERE);
        assertThat(device().confirmed()).isFalse();
    }

    @Test
    void forget_whereNobodyAnswers_removesItAndLetsTheUserEnrolElsewhere() throws Exception {
        enrolNowhere();

        bench.uploader.control().forget();
        bench.run(MINUTE);
        assertThat(bench.uploader.control().status().device()).isNull();
        assertThat(bench.uploader.control().status().removal().requested()).isFalse();
        assertThat(unanswered).filteredOn(uri -> uri.getPath().equals(FORGET)).hasSize(1);

        bench.enrol();
        bench.record();
        bench.run(30 * MINUTE);

        assertArrived(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 301, 404, 503})
    void forget_whereAStrangerAnswers_removesIt(int status) throws Exception {
        enrolNowhere();
        bench.transport = call -> new Reply(status, Map.of(), "<html>welcome</html>");

        bench.uploader.control().forget();
        bench.run(MINUTE);

        assertThat(new CredentialFile(bench.folder).read()).isEmpty();
    }

    @Test
    void forget_whereTheHubAnswers_waitsUntilItHasErasedTheDevice() throws Exception {
        enrolWithoutAnAnswer();
        bench.transport = bench::direct;
        bench.hub.script(HubScript.times(2, FORGET, HubReply.problem(403, "device_pending")));
        bench.uploader.control().forget();
        bench.uploader.step();
        assertThat(bench.uploader.control().status().removal().requested()).isTrue();

        bench.run(30 * MINUTE);

        assertThat(bench.hub.calls(FORGET)).hasSize(3);
        assertThat(new CredentialFile(bench.folder).read()).isEmpty();
    }

    /** Enrols at a hub whose answer is lost, so that the device is unconfirmed. */
    private void enrolWithoutAnAnswer() throws Exception {
        bench.uploader.control().enable(Bench.HUB, false);
        bench.transport = call -> {
            bench.direct(call);
            throw new IOException("answer lost");
        };
        enrol();
    }
}
