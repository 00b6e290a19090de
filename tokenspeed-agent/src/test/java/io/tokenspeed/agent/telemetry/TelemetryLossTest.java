package io.tokenspeed.agent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.dashboard.query.ExportCounts;
import io.tokenspeed.model.environment.Environment;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of requests where the receiver fails: losses are counted, and nobody waits. */
class TelemetryLossTest {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

    private static final String TOO_SLOW =
            "the receiver is too slow or does not answer, and 2048 requests wait already";

    private FakeReceiver receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = new FakeReceiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void tell_receiverRefusesOnce_arrivesAfterARepetition() throws InterruptedException {
        receiver.refuse(1);
        try (TelemetryExport export = SentRequests.start(receiver, "OTEL_METRIC_EXPORT_INTERVAL", "900000")) {
            export.tell(SentRequests.recorded(SentRequests.exact("a").build(), null));
            awaitThat(() -> counts(export).sent() == 1);

            assertThat(receiver.spans()).hasSize(1);
            assertThat(receiver.asked()).isEqualTo(2);
            assertThat(counts(export)).isEqualTo(new ExportCounts(1, 0, 0, 0, null));
        }
    }

    @Test
    void tell_receiverKnowsNoSuchKey_saysWhatItAnswered() throws InterruptedException {
        receiver.refuseAllWith(401);
        try (TelemetryExport export = SentRequests.start(receiver, "OTEL_METRIC_EXPORT_INTERVAL", "900000")) {
            export.tell(SentRequests.recorded(SentRequests.exact("a").build(), null));
            awaitThat(() -> counts(export).lost() == 1);

            assertThat(receiver.asked()).isEqualTo(1);
            assertThat(counts(export)).isEqualTo(new ExportCounts(0, 1, 0, 0, "the receiver answered 401"));
        }
    }

    @Test
    void of_hostThatThereIsNot_isSaid() {
        Throwable failure = new IOException(new ConnectException().initCause(new UnresolvedAddressException()));

        assertThat(ExportProblem.of(failure)).isEqualTo("the receiver's host is not known");
    }

    @Test
    void tell_nobodyListens_countsTheLossAndHoldsUpNobody() throws IOException, InterruptedException {
        String nobody;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "http://127.0.0.1:" + taken.getLocalPort();
        }
        try (TelemetryExport export = SentRequests.start(
                receiver, "OTEL_EXPORTER_OTLP_ENDPOINT", nobody, "OTEL_METRIC_EXPORT_INTERVAL", "100")) {
            long start = System.nanoTime();
            for (int i = 0; i < 10_000; i++) {
                export.tell(SentRequests.recorded(SentRequests.exact("a").build(), null));
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            awaitThat(() -> counts(export).failedMetrics() > 0 && counts(export).lost() > 0);

            ExportCounts counts = counts(export);
            assertThat(took).isLessThan(Duration.ofSeconds(5));
            assertThat(counts.sent()).isZero();
            assertThat(counts.lastProblem())
                    .isIn("no connection to the receiver", "as much is being sent as can be at once", TOO_SLOW);
            assertThat(counts.lost()).isGreaterThanOrEqualTo(10_000 - 2_048 - 512);
        }
    }

    @Test
    void start_switchedOff_sendsNothingAndHasNoCounts() {
        Environment environment = SentRequests.environment(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.url()));
        try (TelemetryExport export = TelemetryExport.start(environment, "1.2.3")) {
            export.tell(SentRequests.recorded(SentRequests.exact("a").build(), null));

            assertThat(export.counts()).isNull();
        }

        assertThat(receiver.asked()).isZero();
    }

    private static ExportCounts counts(TelemetryExport export) {
        return Objects.requireNonNull(export.counts());
    }

    private static void awaitThat(BooleanSupplier happened) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > deadline || Thread.interrupted()) {
                throw new InterruptedException("waited in vain");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
