package io.tokenspeed.testkit.contract;

import static io.tokenspeed.testkit.fixture.TestAlerts.ERRORS;
import static io.tokenspeed.testkit.fixture.TestAlerts.EVIDENCE;
import static io.tokenspeed.testkit.fixture.TestAlerts.FULL;
import static io.tokenspeed.testkit.fixture.TestAlerts.delivery;
import static io.tokenspeed.testkit.fixture.TestAlerts.event;
import static io.tokenspeed.testkit.fixture.TestAlerts.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tokenspeed.model.alert.AlertDelivery;
import io.tokenspeed.model.alert.AlertDelivery.Progress;
import io.tokenspeed.model.alert.AlertDelivery.Status;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertQuiet;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.alert.AlertSeries;
import io.tokenspeed.model.alert.AlertStanding;
import io.tokenspeed.model.alert.AlertState;
import io.tokenspeed.model.alert.AlertTable;
import io.tokenspeed.testkit.fixture.TestAlerts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules, states, events and deliveries come back as they were stored, and a change is made as a whole or not at all. */
public abstract class AlertTableContract {
    private static final Instant AT = Instant.parse("2026-03-10T12:00:00.123Z");
    private static final AlertSeries MODEL = AlertSeries.ofModel("anthropic", "claude & co=ü");

    /** Returns a fresh, empty table; the backend closes it after the test. */
    protected abstract AlertTable table();

    @Test
    void rules_everyKindAndEveryField_comeBackById() {
        AlertTable table = table();
        List<AlertRule> rules = new ArrayList<>(TestAlerts.defaults());
        rules.add(FULL);

        rules.forEach(table::put);

        assertThat(table.rules()).containsExactlyInAnyOrderElementsOf(rules);
        assertThat(table.rules()).extracting(AlertRule::id).isSorted();
    }

    @Test
    void put_sameId_replaces() {
        AlertTable table = table();
        table.put(ERRORS);

        table.put(ERRORS.enabled(false));

        assertThat(table.rules()).containsExactly(ERRORS.enabled(false));
    }

    @Test
    void delete_saysWhetherThereWasOne() {
        AlertTable table = table();
        table.put(ERRORS);

        assertThat(table.delete(ERRORS.id())).isTrue();
        assertThat(table.delete(ERRORS.id())).isFalse();
        assertThat(table.rules()).isEmpty();
    }

    @Test
    void states_fullAndBare_comeBackByRuleAndSeries() {
        AlertTable table = table();
        AlertState bare = new AlertState("a", AlertSeries.WHOLE, AlertStanding.first(AT), null, "no attempts", AT);
        AlertState full = new AlertState(
                "a", MODEL, new AlertStanding(-3, AT, 7L, AT.minusSeconds(9), "2026-03"), EVIDENCE, null, AT);
        AlertEvidence own = AlertEvidence.of(0.5, 1, 2, Duration.ofSeconds(90));
        AlertState other = new AlertState("b", AlertSeries.ofTool("codex"), AlertStanding.first(AT), own, null, AT);

        change(table, other, full, bare);

        assertThat(table.states()).containsExactly(bare, full, other);
    }

    @Test
    void state_sameRuleAndSeries_replacesUntilForgotten() {
        AlertTable table = table();
        change(table, state("a", MODEL, null, AT), state("a", AlertSeries.WHOLE, null, AT));

        change(table, state("a", MODEL, 4L, AT.plusSeconds(30)));
        table.change(change -> change.forget("a", AlertSeries.WHOLE));

        assertThat(table.states()).containsExactly(state("a", MODEL, 4L, AT.plusSeconds(30)));
    }

    @Test
    void events_openClosedAndDelivered_comeBackNewestFirst() {
        AlertTable table = table();
        AlertEvent first = opened(table, event(AT));
        AlertEvent muted =
                opened(table, new AlertEvent(0, FULL, MODEL, AT.plusSeconds(30), null, EVIDENCE, AlertQuiet.MUTED));

        table.change(change -> change.update(first.closed(AT.plusSeconds(60))));
        table.change(change -> change.update(muted.delivered()));

        assertThat(table.events(AT, 10)).containsExactly(muted.delivered(), first.closed(AT.plusSeconds(60)));
        assertThat(table.events(AT.plusMillis(1), 10)).containsExactly(muted.delivered());
        assertThat(table.events(AT, 1)).containsExactly(muted.delivered());
        assertThat(table.openEvents()).containsExactly(muted.delivered());
        assertThat(table.event(first.id())).contains(first.closed(AT.plusSeconds(60)));
        assertThat(table.event(99)).isEmpty();
    }

    @Test
    void openEvents_areOldestFirst() {
        AlertTable table = table();
        AlertEvent later = opened(table, event(AT.plusSeconds(30)));
        AlertEvent earlier = opened(table, event(AT));

        assertThat(table.openEvents()).containsExactly(earlier, later);
    }

    @Test
    void due_laterDeliveryOfATarget_waitsForTheEarlierOne() {
        AlertTable table = table();
        long id = opened(table, event(AT)).id();
        owe(table, delivery(id, "ops", AT.plusSeconds(60)));
        owe(table, delivery(id, "ops", AT));
        owe(table, delivery(id, "log", AT));

        assertThat(table.due(AT)).extracting(AlertDelivery::target).containsExactly("log");
        assertThat(table.due(AT.plusSeconds(60)))
                .containsExactly(
                        delivery(id, "ops", AT.plusSeconds(60)).withId(1),
                        delivery(id, "log", AT).withId(3));
    }

    @Test
    void update_deliveryDone_letsTheNextOneThrough() {
        AlertTable table = table();
        owe(table, delivery(null, "ops", AT));
        owe(table, delivery(null, "ops", AT));
        AlertDelivery first = table.due(AT).get(0);
        AlertDelivery failed = first.with(new Progress(Status.FAILED, 3, AT, "404"));

        table.update(failed);

        assertThat(table.due(AT)).extracting(AlertDelivery::id).containsExactly(2L);
        assertThat(table.deliveries(Status.FAILED, 10)).containsExactly(failed);
        assertThat(table.deliveries(Status.DELIVERED, 10)).isEmpty();
    }

    @Test
    void deliveries_areNewestFirst() {
        AlertTable table = table();
        owe(table, delivery(null, "ops", AT));
        owe(table, delivery(null, "log", AT));

        assertThat(table.deliveries(Status.WAITING, 10))
                .extracting(AlertDelivery::target)
                .containsExactly("log", "ops");
        assertThat(table.deliveries(Status.WAITING, 1)).hasSize(1);
    }

    @Test
    void change_thatThrows_changesNothing() {
        AlertTable table = table();
        AlertEvent open = opened(table, event(AT));

        assertThatThrownBy(() -> table.change(change -> {
                    AlertEvent second = change.open(event(AT));
                    change.put(state("a", MODEL, second.id(), AT));
                    change.update(open.closed(AT));
                    change.owe(delivery(second.id(), "log", AT));
                    throw new IllegalStateException("stop");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("stop");

        assertThat(table.openEvents()).containsExactly(open);
        assertThat(table.states()).isEmpty();
        assertThat(table.due(AT)).isEmpty();
    }

    @Test
    void prune_removesWhatClosedBefore_withItsDeliveries() {
        AlertTable table = table();
        AlertEvent old = opened(table, event(AT));
        AlertEvent open = opened(table, event(AT));
        AlertEvent late = opened(table, event(AT));
        table.change(change -> {
            change.update(old.closed(AT.plusSeconds(1)));
            change.update(late.closed(AT.plusSeconds(60)));
            change.owe(delivery(old.id(), "log", AT));
            change.owe(delivery(open.id(), "log", AT));
            change.owe(delivery(null, "log", AT));
        });

        table.prune(AT.plusSeconds(60));

        assertThat(table.events(AT, 10)).containsExactly(late.closed(AT.plusSeconds(60)), open);
        assertThat(table.deliveries(Status.WAITING, 10))
                .extracting(AlertDelivery::eventId)
                .containsExactly(open.id());
    }

    private static void change(AlertTable table, AlertState... states) {
        table.change(change -> List.of(states).forEach(change::put));
    }

    private static AlertEvent opened(AlertTable table, AlertEvent event) {
        List<AlertEvent> stored = new ArrayList<>();
        table.change(change -> stored.add(change.open(event)));
        return stored.get(0);
    }

    private static void owe(AlertTable table, AlertDelivery delivery) {
        table.change(change -> change.owe(delivery));
    }
}
