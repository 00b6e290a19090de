package io.tokenspeed.alerts;

import static io.tokenspeed.testkit.fixture.TestRequests.NOON;
import static io.tokenspeed.testkit.fixture.TestRequests.claude;
import static io.tokenspeed.testkit.fixture.TestRequests.failed;
import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.alerts.RecordingHandover.Told;
import io.tokenspeed.model.alert.AlertDelivery;
import io.tokenspeed.model.alert.AlertDelivery.Occasion;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertKind;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.alert.AlertSeries;
import io.tokenspeed.model.alert.AlertState;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.model.storage.ImportBatch;
import io.tokenspeed.model.storage.ImportWriter;
import io.tokenspeed.testkit.fixture.RequestBuilder;
import io.tokenspeed.testkit.fixture.TestAlerts;
import io.tokenspeed.testkit.memory.InMemoryAlertTable;
import io.tokenspeed.testkit.memory.InMemoryLocalStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Twenty failed attempts at noon make the rule of errors fire for the five minutes after. */
class AlertsTest {
    private static final Duration TICK = Duration.ofSeconds(30);
    private static final String ERRORS = "error-rate";

    private final InMemoryLocalStorage storage = new InMemoryLocalStorage(Pricing.NONE);
    private final InMemoryAlertTable table = new InMemoryAlertTable();
    private final RecordingHandover handover = new RecordingHandover();
    private final MovingClock clock = new MovingClock(NOON.plusSeconds(1));
    private Alerts alerts = alerts();

    private Alerts alerts() {
        return new Alerts(table, storage.requests(), storage.usage(), handover, clock);
    }

    @BeforeEach
    void twentyErrors() {
        List<RequestBuilder> requests = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            requests.add(failed("f" + i).at(NOON));
        }
        store(requests.toArray(RequestBuilder[]::new));
    }

    @AfterEach
    void close() {
        alerts.close();
    }

    @Test
    void tick_secondViolation_opensAndOwesEveryTarget() {
        alerts.tick();
        assertThat(table.openEvents()).isEmpty();
        assertThat(handover.wakes).isZero();

        Instant opened = tickLater(TICK);

        assertThat(table.openEvents()).singleElement().satisfies(event -> {
            assertThat(event.rule().id()).isEqualTo(ERRORS);
            assertThat(event.openedAt()).isEqualTo(opened);
            assertThat(event.evidence()).isEqualTo(AlertEvidence.of(1, 0.1, 20, Duration.ofMinutes(5)));
        });
        assertThat(table.due(opened)).extracting(AlertDelivery::target).containsExactly("log", "website", "desktop");
        assertThat(handover.wakes).isEqualTo(1);
    }

    @Test
    void tick_windowIsPast_staysOpenWithoutData_andResolvesWithGoodRequests() {
        open();
        tickLater(Duration.ofMinutes(6));
        assertThat(table.openEvents()).hasSize(1);

        RequestBuilder[] good = new RequestBuilder[10];
        Arrays.setAll(good, i -> claude("good" + i).at(clock.instant()));
        store(good);
        tickLater(TICK);
        assertThat(table.openEvents()).hasSize(1);
        Instant closed = tickLater(TICK);

        assertThat(table.openEvents()).isEmpty();
        assertThat(handover.told).extracting(Told::occasion).containsExactly(Occasion.FIRED, Occasion.RESOLVED);
        assertThat(table.events(NOON, 1).get(0).closedAt()).isEqualTo(closed);
        assertThat(state(ERRORS).standing().closedAt()).isEqualTo(closed);
    }

    @Test
    void tick_everySeriesWithoutData_saysWhy() {
        alerts.tick();

        assertThat(table.states())
                .filteredOn(state -> state.evidence() == null)
                .allSatisfy(state -> assertThat(state.remark()).isNotBlank());
        assertThat(state("token-budget").remark()).isEqualTo("no budget is set");
        assertThat(state("error-spike").remark()).isEqualTo("no reference: fewer than 30 attempts in the 24 h before");
        assertThat(table.states())
                .filteredOn(state -> state.ruleId().equals("ttft-regression"))
                .singleElement()
                .satisfies(state -> {
                    assertThat(state.series()).isEqualTo(AlertSeries.ofModel("anthropic", "claude-sonnet-4-5"));
                    assertThat(state.remark())
                            .isEqualTo("fewer than 30 requests with a known first token in the last 6 h");
                });
    }

    @Test
    void tick_restartBetweenTicks_opensAtTheSameTick() {
        alerts.tick();
        alerts.close();
        alerts = alerts();

        Instant opened = tickLater(TICK);

        assertThat(table.openEvents()).extracting(AlertEvent::openedAt).containsExactly(opened);
    }

    @Test
    void mute_beforeItFires_isDeliveredWhenTheMuteEndsAndItStillFires() {
        alerts.control().mute(ERRORS, clock.instant().plus(Duration.ofMinutes(2)));
        alerts.tick();
        Instant opened = tickLater(TICK);
        tickLater(TICK);
        tickLater(TICK);
        assertThat(table.openEvents()).hasSize(1);
        assertThat(handover.told).isEmpty();

        Instant told = tickLater(TICK);

        assertThat(handover.told).containsExactly(new Told(Occasion.FIRED, opened, told));
    }

    @Test
    void delete_ofADefault_disablesItAndClosesItsEvent() {
        open();

        assertThat(alerts.control().delete(ERRORS)).isTrue();
        tickLater(TICK);

        assertThat(table.openEvents()).isEmpty();
        assertThat(handover.told).extracting(Told::occasion).containsExactly(Occasion.FIRED, Occasion.RESOLVED);
        assertThat(table.states()).noneMatch(state -> state.ruleId().equals(ERRORS));
        assertThat(alerts.control().rules())
                .filteredOn(rule -> rule.id().equals(ERRORS))
                .allMatch(rule -> !rule.policy().enabled());
        assertThat(alerts.control().delete("nothing")).isFalse();
    }

    @Test
    void save_newRule_isEvaluatedBesideTheDefaults() {
        AlertRule strict = AlertRule.parse(Map.of("id", "strict", "kind", "error_rate", "consecutive", "1"));
        alerts.control().save(strict);

        alerts.tick();

        assertThat(table.openEvents()).extracting(AlertEvent::rule).containsExactly(strict);
        assertThat(alerts.control().rules()).hasSize(AlertKind.values().length + 1);
    }

    @Test
    void preview_ofAStrictRule_saysHowOftenItWouldHaveFired() {
        AlertRule strict = AlertRule.parse(Map.of(
                "id",
                "strict",
                "kind",
                "error_rate",
                "mutedUntil",
                NOON.plus(TICK).toString()));
        clock.set(NOON.plus(Duration.ofDays(1)));

        assertThat(alerts.control().preview(strict).fired()).isEqualTo(1);
        assertThat(alerts.control()
                        .preview(strict.with(Map.of("minSamples", "21")))
                        .fired())
                .isZero();
        assertThat(table.events(Instant.EPOCH, 10)).isEmpty();
    }

    @Test
    void tick_oncePerDay_removesEventsOlderThanNinetyDays() {
        table.change(change -> {
            AlertEvent old = change.open(TestAlerts.event(NOON.minus(Duration.ofDays(92))));
            change.update(old.closed(NOON.minus(Duration.ofDays(91))));
        });

        alerts.tick();

        assertThat(table.events(Instant.EPOCH, 10)).isEmpty();
    }

    @Test
    void spendPerDay_firesOnceADay() {
        alerts.control().save(AlertKind.SPEND_PER_DAY.defaultRule().with(Map.of("threshold", "1", "cooldown", "0s")));
        store(claude("a").at(NOON).logged(2_000_000_000L));
        alerts.tick();
        Instant first = clock.instant();
        store(claude("b").at("2026-03-11T01:00:00Z").logged(2_000_000_000L));
        clock.set(Instant.parse("2026-03-11T00:30:00Z"));
        alerts.tick();
        clock.set(Instant.parse("2026-03-11T02:00:00Z"));
        alerts.tick();
        tickLater(TICK);

        assertThat(table.events(NOON, 10))
                .filteredOn(event -> event.rule().kind() == AlertKind.SPEND_PER_DAY)
                .extracting(AlertEvent::openedAt)
                .containsExactly(Instant.parse("2026-03-11T02:00:00Z"), first);
    }

    private void open() {
        alerts.tick();
        tickLater(TICK);
        assertThat(table.openEvents()).hasSize(1);
    }

    private Instant tickLater(Duration by) {
        clock.move(by);
        alerts.tick();
        return clock.instant();
    }

    private AlertState state(String ruleId) {
        return table.states().stream()
                .filter(state -> state.ruleId().equals(ruleId))
                .findFirst()
                .orElseThrow();
    }

    private void store(RequestBuilder... requests) {
        try (ImportWriter writer = storage.beginImport()) {
            writer.commit(new ImportBatch(
                    Arrays.stream(requests).map(RequestBuilder::build).toList(), List.of()));
        }
    }
}
