package io.tokenspeed.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.alert.AlertDelivery;
import io.tokenspeed.model.alert.AlertDelivery.Occasion;
import io.tokenspeed.model.alert.AlertDelivery.Progress;
import io.tokenspeed.model.alert.AlertDelivery.Status;
import io.tokenspeed.model.alert.AlertTable;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.testkit.fixture.TestAlerts;
import io.tokenspeed.testkit.memory.InMemoryAlertTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deliveries against a receiver on this machine. */
class DelivererTest {
    private static final Instant START = Instant.parse("2026-11-30T09:30:00Z");
    private static final SigningSecret SECRET = SigningSecret.fresh();
    private static final SigningSecret OLD = SigningSecret.fresh();

    private final AlertTable table = new InMemoryAlertTable();
    private final FakeTargets targets = new FakeTargets();
    private final SettableClock clock = new SettableClock();
    private int shown;
    private Receiver receiver;
    private Deliverer deliverer;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        targets.add(webhook("ops", receiver.url("/ops"), null));
        deliverer = deliverer(Duration.ofSeconds(15));
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private Deliverer deliverer(Duration patience) {
        Environment bare = new Environment(Map.of(), Path.of("/"), Path.of("/"));
        Channels channels = new Channels(
                new DesktopNotice("Linux", bare, patience), new HttpPost(patience, clock), () -> shown++, clock);
        return new Deliverer(table, targets, channels, clock, new Random(1));
    }

    private static Target webhook(String id, String url, @Nullable SigningSecret old) {
        return new Target(id, TargetKind.WEBHOOK, TargetAddress.parse(url), SECRET, old, true);
    }

    @Test
    void deliverDue_webhook_signedAsTheStandardSays() throws Exception {
        targets.add(webhook("both", receiver.url("/both"), OLD));
        owe("ops", "ts_1");
        owe("both", "ts_2");

        deliverer.deliverDue();

        Receiver.Received ops = receiver.received().get(0);
        assertThat(ops.body()).contains("\"type\":\"alert.fired\"").contains("\"ruleId\":\"error-rate\"");
        assertThat(ops.header("webhook-id")).isEqualTo("ts_1");
        assertThat(ops.header("webhook-timestamp")).isEqualTo(Long.toString(START.getEpochSecond()));
        assertThat(ops.header("webhook-signature")).isEqualTo(signature(SECRET, "ts_1", ops.body()));
        assertThat(ops.header("Content-Type")).isEqualTo("application/json");
        Receiver.Received both = receiver.received().get(1);
        assertThat(both.header("webhook-signature"))
                .isEqualTo(signature(SECRET, "ts_2", both.body()) + " " + signature(OLD, "ts_2", both.body()));
        assertThat(statuses()).containsExactly(Status.DELIVERED, Status.DELIVERED);
    }

    @Test
    void deliverDue_slack_reservedCharactersEscaped() throws Exception {
        targets.add(new Target("team", TargetKind.SLACK, TargetAddress.parse(receiver.url("/team")), null, null, true));
        owe("team", "ts_1");

        deliverer.deliverDue();

        Receiver.Received team = receiver.received().get(0);
        assertThat(team.body())
                .isEqualTo("{\"text\":\"TokenSpeed: Errors above 10 %\\u000a"
                        + "Value 14 %, threshold 10 %, from 43 attempts.\"}");
        assertThat(team.headers()).doesNotContainKey("Webhook-signature");
    }

    @Test
    void deliverDue_redirect_notFollowed() throws Exception {
        receiver.answer(307, Map.of("Location", receiver.url("/elsewhere")));
        owe("ops", "ts_1");

        deliverer.deliverDue();

        assertThat(receiver.received()).extracting(Receiver.Received::path).containsExactly("/ops");
        assertThat(waiting().progress().lastError()).isEqualTo("307");
    }

    @Test
    void deliverDue_gone_switchesTheTargetOff() throws Exception {
        receiver.answer(410);
        owe("ops", "ts_1");
        owe("ops", "ts_2");

        deliverer.deliverDue();

        assertThat(receiver.received()).hasSize(1);
        assertThat(targets.all().get(3).enabled()).isFalse();
        assertThat(table.deliveries(Status.FAILED, 10))
                .extracting(failed -> failed.progress().lastError())
                .containsExactly("the target is switched off", "410");
    }

    @Test
    void deliverDue_receiverAsksToWait_waits() throws Exception {
        receiver.answer(503, Map.of("Retry-After", "600"));
        receiver.answer(429, Map.of("Retry-After", "Mon, 30 Nov 2026 12:00:00 GMT"));
        owe("ops", "ts_1");

        deliverer.deliverDue();
        Instant first = waiting().progress().nextAt();
        clock.now = first;
        deliverer.deliverDue();

        assertThat(first).isEqualTo(START.plusSeconds(600));
        assertThat(waiting().progress().nextAt()).isEqualTo(first.plus(Duration.ofHours(1)));
    }

    @Test
    void deliverDue_refused_failedAfterThreeTries() throws Exception {
        receiver.answer(404).answer(404).answer(404);
        owe("ops", "ts_1");

        int tries = tryUntilDone();

        assertThat(tries).isEqualTo(3);
        assertThat(table.deliveries(Status.FAILED, 1).get(0).progress().lastError())
                .isEqualTo("404");
    }

    @Test
    void deliverDue_receiverHangs_triedAgainLater() throws Exception {
        receiver.answer(0);
        owe("ops", "ts_1");

        deliverer(Duration.ofMillis(200)).deliverDue();

        assertThat(waiting().progress().lastError()).startsWith("no answer within");
        assertThat(waiting().progress().attempts()).isEqualTo(1);
    }

    @Test
    void deliverDue_downForSixTries_seventhArrivesUnderTheSameId() throws Exception {
        for (int i = 0; i < 6; i++) {
            receiver.answer(502);
        }
        owe("ops", "ts_1");

        int tries = tryUntilDone();

        assertThat(tries).isEqualTo(7);
        assertThat(receiver.received())
                .extracting(request -> request.header("webhook-id"))
                .hasSize(7)
                .containsOnly("ts_1");
        assertThat(receiver.received().stream().map(Receiver.Received::body).distinct())
                .hasSize(1);
        assertThat(table.deliveries(Status.DELIVERED, 10)).hasSize(1);
        assertThat(Duration.between(START, clock.instant())).isBetween(Duration.ofHours(14), Duration.ofHours(22));
    }

    @Test
    void deliverDue_restartBetweenTries_goesOnWhereItWas() throws Exception {
        receiver.answer(500);
        owe("ops", "ts_1");
        deliverer.deliverDue();
        clock.now = waiting().progress().nextAt();

        deliverer(Duration.ofSeconds(15)).deliverDue();

        assertThat(receiver.received())
                .extracting(request -> request.header("webhook-id"))
                .containsExactly("ts_1", "ts_1");
        assertThat(table.deliveries(Status.DELIVERED, 1).get(0).progress().attempts())
                .isEqualTo(2);
    }

    @Test
    void deliverDue_firstOfATargetWaits_nextOneWaitsBehindIt() throws Exception {
        receiver.answer(500);
        owe("ops", "ts_1");
        owe("ops", "ts_2");
        owe("website", "ts_3");

        deliverer.deliverDue();

        assertThat(receiver.received()).hasSize(1);
        assertThat(shown).isEqualTo(1);
        assertThat(tryUntilDone()).isEqualTo(2);
        assertThat(receiver.received())
                .extracting(request -> request.header("webhook-id"))
                .containsExactly("ts_1", "ts_1", "ts_2");
    }

    @Test
    void deliverDue_nobodyListensOrUnknownTarget_saysSoWithoutTheAddress() throws Exception {
        receiver.close();
        owe("ops", "ts_1");
        owe("removed", "ts_2");
        owe("desktop", "ts_3");

        deliverer.deliverDue();

        assertThat(waiting().progress().lastError()).isEqualTo("nobody answers at the address");
        assertThat(table.deliveries(Status.FAILED, 10))
                .extracting(failed -> failed.progress().lastError())
                .containsExactly(
                        "no desktop session (DBUS_SESSION_BUS_ADDRESS is not set)", "there is no target of this name");
    }

    @Test
    void test_target_saysWhetherItArrived() throws Exception {
        receiver.answer(204).answer(403);

        assertThat(deliverer.test(targets.all().get(3))).isEmpty();
        assertThat(deliverer.test(targets.all().get(3))).contains("403");

        Receiver.Received first = receiver.received().get(0);
        assertThat(first.body())
                .isEqualTo("{\"type\":\"alert.test\",\"timestamp\":\"2026-11-30T09:30:00Z\",\"data\":{}}");
        assertThat(first.header("webhook-id")).startsWith("ts_test_");
    }

    private void owe(String target, String webhookId) {
        table.change(change -> {
            var event = change.open(TestAlerts.event(clock.instant()));
            String payload = AlertBody.of(Occasion.FIRED, event, clock.instant());
            change.owe(new AlertDelivery(
                    0, event.id(), Occasion.FIRED, target, webhookId, Progress.due(clock.instant()), payload));
        });
    }

    /** Moves the clock from one try to the next. */
    private int tryUntilDone() throws InterruptedException {
        int tries = 0;
        List<AlertDelivery> left = table.deliveries(Status.WAITING, 10);
        while (!left.isEmpty()) {
            clock.now = left.get(left.size() - 1).progress().nextAt();
            tries += deliverer.deliverDue();
            left = table.deliveries(Status.WAITING, 10);
        }
        return tries;
    }

    private AlertDelivery waiting() {
        return table.deliveries(Status.WAITING, 1).get(0);
    }

    private List<Status> statuses() {
        return table.deliveries(Status.DELIVERED, 10).stream()
                .map(delivery -> delivery.progress().status())
                .toList();
    }

    /** Signs anew with nothing but the platform. */
    private static String signature(SigningSecret secret, String id, String body) throws Exception {
        byte[] key = Base64.getDecoder().decode(secret.reveal().substring("whsec_".length()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = id + "." + START.getEpochSecond() + "." + body;
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static final class SettableClock extends Clock {
        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("the tests need one zone");
        }
    }
}
