package io.tokenspeed.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.model.alert.AlertDelivery;
import io.tokenspeed.model.alert.AlertDelivery.Occasion;
import io.tokenspeed.model.alert.AlertDelivery.Status;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertTable;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.storage.StorageException;
import io.tokenspeed.testkit.fixture.TestAlerts;
import io.tokenspeed.testkit.memory.InMemoryAlertTable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private static final Instant AT = Instant.parse("2026-11-30T09:30:00Z");
    private static final AlertEvent EVENT = new AlertEvent(
            7,
            TestAlerts.ERRORS.with(Map.of("targets", "log,team,gone")),
            TestAlerts.event(AT).series(),
            AT,
            null,
            TestAlerts.EVIDENCE,
            TestAlerts.event(AT).quiet());

    private final AlertTable table = new InMemoryAlertTable();
    private final FakeTargets targets = new FakeTargets();
    private final CountDownLatch shown = new CountDownLatch(1);

    private Deliveries deliveries(Targets known) {
        Environment bare = new Environment(Map.of(), Path.of("/"), Path.of("/"));
        return new Deliveries(table, known, bare, shown::countDown, Clock.systemUTC());
    }

    @Test
    void owed_targetsOfTheRule_oneEachWithARandomId() {
        targets.add(slack("team"));

        List<AlertDelivery> owed = deliveries(targets).owed(EVENT, Occasion.FIRED, AT);

        assertThat(owed).extracting(AlertDelivery::target).containsExactly("log", "team", "gone");
        assertThat(owed)
                .extracting(AlertDelivery::webhookId)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("ts_[0-9a-f]{32}"));
        assertThat(owed)
                .allMatch(one -> one.payload().contains("\"eventId\":7")
                        && one.progress().nextAt().equals(AT));
    }

    @Test
    void owed_switchedOffTarget_isLeftOut() {
        targets.add(slack("team")).switchOff("team");

        assertThat(deliveries(targets).owed(EVENT, Occasion.FIRED, AT))
                .extracting(AlertDelivery::target)
                .containsExactly("log", "gone");
    }

    @Test
    void owed_targetsCannotBeRead_nothingIsLost() {
        Targets unreadable = new Targets() {
            @Override
            public List<Target> all() {
                throw new StorageException("The file cannot be understood.", null);
            }

            @Override
            public void switchOff(String id) {
                throw new StorageException("The file cannot be understood.", null);
            }
        };

        assertThat(deliveries(unreadable).owed(EVENT, Occasion.FIRED, AT)).hasSize(3);
    }

    @Test
    void start_afterNews_sendsWhatIsDue() throws InterruptedException {
        try (Deliveries running = deliveries(targets)) {
            running.start();
            table.change(change -> {
                AlertEvent open = change.open(TestAlerts.event(AT));
                running.owed(open, Occasion.FIRED, AT).forEach(change::owe);
            });
            running.wake();

            assertThat(shown.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(table.deliveries(Status.WAITING, 10)).hasSizeLessThan(3);
    }

    private static Target slack(String id) {
        return new Target(id, TargetKind.SLACK, TargetAddress.parse("https://example.org/x"), null, null, true);
    }
}
