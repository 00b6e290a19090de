package io.tokenspeed.uploader;

import static io.tokenspeed.uploader.Bench.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.wire.InviteToken;
import io.tokenspeed.testkit.conformance.FaultProxy;
import io.tokenspeed.testkit.conformance.FaultProxy.Fault;
import io.tokenspeed.testkit.conformance.HubReply;
import io.tokenspeed.testkit.conformance.HubScript;
import io.tokenspeed.testkit.conformance.MockHub;
import io.tokenspeed.uploader.dispatch.EnrolmentOutcome;
import io.tokenspeed.uploader.hub.HttpTransport;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real HTTP over a network that breaks. */
class NetworkTest {
    private static final String INGEST = "/v1/ingest/buckets";

    @RegisterExtension
    private final Bench bench = new Bench();

    private FaultProxy proxy;

    @BeforeEach
    void open() throws Exception {
        bench.transport = new HttpTransport(Duration.ofSeconds(1));
        proxy = new FaultProxy(bench.hub.start());
        bench.uploader.control().enable(proxy.url(), false);
        EnrolmentOutcome enrolled = bench.uploader.control().enrol(new InviteToken(Bench.INVITE));
        assertThat(enrolled.result()).isEqualTo(EnrolmentOutcome.Result.ENROLLED);
        for (int i = 0; i < 8; i++) {
            bench.record("m" + i);
        }
        bench.pass(10 * MINUTE);
        bench.transport = new HttpTransport(Duration.ofSeconds(1));
        bench.restart();
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
    }

    /**
     * Replaces the connections as after every pause; the JDK's client would keep one to the proxy, which then skips the
     * fault.
     */
    private void heal() {
        proxy.set(Fault.none());
        bench.transport = new HttpTransport(Duration.ofSeconds(5));
    }

    private void assertExactlyOnce() throws Exception {
        bench.run(60 * MINUTE);
        assertThat(bench.hub.requests()).isEqualTo(8);
        assertThat(bench.hub.tokens()).isEqualTo(bench.requests.tokens());
        assertThat(bench.tally().sent()).isEqualTo(bench.tally().generated());
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultProxy.Kind.class,
            names = {"LOSE_ANSWER", "CUT_ANSWER", "DUPLICATE", "BLACK_HOLE"})
    void fault_ofTheNetwork_changesNothingInTheEnd(FaultProxy.Kind kind) throws Exception {
        proxy.set(Fault.of(kind));
        bench.uploader.step();
        assertThat(bench.hub.calls(INGEST))
                .hasSize(kind == FaultProxy.Kind.BLACK_HOLE ? 0 : kind == FaultProxy.Kind.DUPLICATE ? 2 : 1);
        heal();

        assertExactlyOnce();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 60, 200, 400, 500, 700, 900})
    void reset_anywhereInTheRequest_changesNothingInTheEnd(int bytes) throws Exception {
        proxy.set(new Fault(FaultProxy.Kind.RESET_REQUEST, bytes));
        bench.uploader.step();
        assertThat(bench.hub.calls(INGEST)).isEmpty();
        assertThat(bench.uploader.control().status().contact().failures()).isEqualTo(1);
        heal();

        assertExactlyOnce();
    }

    @Test
    void slowLink_delivers() throws Exception {
        bench.transport = new HttpTransport(Duration.ofSeconds(10));
        proxy.set(new Fault(FaultProxy.Kind.SLOW, 4_000));

        bench.uploader.step();

        assertThat(bench.hub.requests()).isEqualTo(8);
        heal();
        assertExactlyOnce();
    }

    @Test
    void slowLink_tooSlowForTheBatch_isGivenUpInTimeAndTriedAgain() throws Exception {
        proxy.set(new Fault(FaultProxy.Kind.SLOW, 200));
        bench.uploader.step();
        assertThat(bench.hub.calls(INGEST)).isEmpty();
        assertThat(bench.uploader.control().status().contact().failures()).isEqualTo(1);
        heal();

        assertExactlyOnce();
    }

    /** The rate of a modem, with the ordinary timeout of a request. */
    @Test
    @Tag("long")
    void slowLink_ofAThousandBytesASecond_deliversWhatFitsIntoTheTimeOfARequest() throws Exception {
        for (int i = 0; i < 60; i++) {
            bench.record("more" + i);
        }
        bench.pass(10 * MINUTE);
        bench.transport = new HttpTransport(Duration.ofSeconds(20));
        proxy.set(new Fault(FaultProxy.Kind.SLOW, 1_000));

        bench.run(MINUTE);

        assertThat(bench.hub.requests()).isEqualTo(68);
        assertThat(bench.uploader.control().status().contact().failures()).isZero();
    }

    @Test
    void refusedConnections_areTriedAgainLaterAndLater() throws Exception {
        int port = java.net.URI.create(proxy.url()).getPort();
        proxy.close();
        long waited = 0;
        for (int i = 0; i < 8; i++) {
            long due = bench.time.ticks();
            while (bench.uploader.control().status().contact().failures() == i) {
                bench.pass(bench.uploader.step());
            }
            waited = Math.max(waited, bench.time.ticks() - due);
        }

        assertThat(port).isPositive();
        assertThat(waited).isBetween(1_000L, 960_000L);
        assertThat(bench.hub.calls(INGEST)).isEmpty();
        assertThat(bench.uploader.control().status().queue().waiting().records())
                .isEqualTo(8);
    }

    @Test
    void redirect_isNotFollowed() throws Exception {
        try (MockHub elsewhere = new MockHub(() -> 0)) {
            String target = elsewhere.start();
            bench.hub.script(
                    HubScript.always(INGEST, new HubReply(307, java.util.Map.of("Location", target + INGEST), "")));

            bench.run(10 * MINUTE);

            assertThat(elsewhere.calls()).isEmpty();
            assertThat(bench.hub.calls(INGEST)).hasSize(1);
            assertThat(bench.uploader.control().status().contact().pauseCode()).isEqualTo("307");
        }
    }
}
