package io.tokenspeed.uploader;

import static io.tokenspeed.uploader.Bench.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.testkit.conformance.HubCall;
import io.tokenspeed.testkit.conformance.HubReply;
import io.tokenspeed.uploader.UploadStatus.EnrolledDevice;
import io.tokenspeed.uploader.dispatch.EnrolmentOutcome;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name is sent once, is learned from the hub, and never keeps records from being sent. */
class DeviceNameTest {
    private static final String HEARTBEAT = "/v1/devices/self/heartbeat";
    private static final String ENROL = "/v1/devices/enroll";
    private static final InviteToken INVITE = new InviteToken(Bench.INVITE);

    @RegisterExtension
    private final Bench bench = new Bench();

    private EnrolledDevice device() throws Exception {
        return Objects.requireNonNull(bench.uploader.control().status().device());
    }

    private void enrol(String name) throws Exception {
        bench.uploader.control().enable(Bench.HUB, false);
        assertThat(bench.uploader.control().enrol(INVITE, Optional.of(name)).result())
                .isEqualTo(EnrolmentOutcome.Result.ENROLLED);
    }

    /** Answers like a hub that is too old for names. */
    private static @Nullable HubReply refusingNames(HubCall call) {
        return call.text().contains("\"name\":\"desk")
                ? HubReply.problem(422, "schema_invalid", ",\"pointer\":\"\"")
                : null;
    }

    @Test
    void name_isToldOnceThoughThereIsAlwaysWork() throws Exception {
        bench.enrol();
        bench.uploader.control().name("desk");
        for (int i = 0; i < 30; i++) {
            bench.record();
            bench.run(MINUTE);
        }

        assertThat(bench.hub.calls(HEARTBEAT).stream()
                        .filter(call -> call.text().contains("\"name\":\"desk\"")))
                .hasSize(1);
        assertThat(bench.hub.requests()).isPositive();
        assertThat(device().label().name()).isEqualTo("desk");
    }

    @Test
    void name_ofTheHub_isLearned() throws Exception {
        bench.enrol();
        assertThat(device().label().name()).isNull();
        bench.hub.config(",\"name\":\"Büro\"");

        bench.run(20 * MINUTE);

        assertThat(device().label().name()).isEqualTo("Büro");
        assertThat(bench.hub.calls()).noneMatch(call -> call.text().contains("Büro"));
    }

    @Test
    void name_ofTheHub_waitsForTheUsersOwn() throws Exception {
        bench.enrol();
        bench.hub.config(",\"name\":\"Büro\"");
        bench.run(20 * MINUTE);
        bench.uploader.control().name("desk");
        bench.hub.script(call -> call.path().equals(HEARTBEAT) ? HubReply.problem(503, "overloaded") : null);
        bench.run(5 * MINUTE);
        assertThat(device().label().name()).isEqualTo("desk");

        bench.hub.config(",\"name\":\"desk\"");
        bench.hub.script(call -> null);
        bench.run(60 * MINUTE);

        assertThat(device().label().name()).isEqualTo("desk");
    }

    @Test
    void enrolment_bringsTheName() throws Exception {
        enrol("desk");

        assertThat(bench.hub.calls(ENROL))
                .singleElement()
                .matches(call -> call.text().contains("\"name\":\"desk\""));
        assertThat(device().label().name()).isEqualTo("desk");
    }

    @Test
    void olderHub_isNotToldAndServesAllTheSame() throws Exception {
        bench.hub.script(DeviceNameTest::refusingNames);
        enrol("desk");
        bench.record();
        bench.run(20 * MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(1);
        assertThat(bench.hub.calls(ENROL)).hasSize(2);
        assertThat(bench.hub.calls(HEARTBEAT).stream()
                        .filter(call -> call.text().contains("desk")))
                .hasSize(1);
        assertThat(device().label().name()).isEqualTo("desk");
        assertThat(device().label().onlyHere()).isTrue();
        assertThat(bench.uploader.control().status().inTrouble()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a\u200bb", "a\nb", "\u202ea"})
    void name_thatIsNone_isRefused(String name) throws Exception {
        bench.enrol();

        assertThatThrownBy(() -> bench.uploader.control().name(name))
                .hasMessageStartingWith("The name must be 1 to 80");
        bench.hub.config(",\"name\":\"" + name.replace("\n", "\\n") + "\"");
        bench.run(20 * MINUTE);

        assertThat(device().label().name()).isNull();
    }
}
