package io.tokenspeed.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tokenspeed.alerts.RecordingHandover.Told;
import io.tokenspeed.alerts.measure.Reading;
import io.tokenspeed.model.alert.AlertDelivery.Occasion;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertKind;
import io.tokenspeed.model.alert.AlertQuiet;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.alert.AlertSeries;
import io.tokenspeed.testkit.memory.InMemoryAlertTable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Ticks of every kind in every order against a state machine of a few lines. */
class AlertPropertyTest {
    private static final Instant START = Instant.parse("2026-03-10T12:00:00Z");

    /** A tick so many seconds after the one before, with a value; null is no data. */
    record Tick(int pause, @Nullable Double value) {}

    /** What the state machine expects of an event. */
    record Expected(Instant openedAt, @Nullable Instant closedAt, AlertQuiet quiet) {}

    @Property(tries = 300)
    void alert_firesAboveAndNeverBelow(@ForAll("ticks") List<Tick> ticks, @ForAll("rules") AlertRule rule) {
        Machine machine = new Machine(rule);
        InMemoryAlertTable table = new InMemoryAlertTable();
        RecordingHandover handover = new RecordingHandover();
        Instant now = START;

        for (Tick tick : ticks) {
            now = now.plusSeconds(tick.pause());
            machine.take(tick, now);
            evaluate(rule, tick, now, table, handover);
        }

        assertThat(expected(table)).isEqualTo(machine.events);
        assertThat(handover.told).isEqualTo(machine.told);
        assertThat(table.openEvents())
                .allSatisfy(event -> assertThat(event.evidence().threshold()).isEqualTo(1));
    }

    private static void evaluate(
            AlertRule rule, Tick tick, Instant now, InMemoryAlertTable table, RecordingHandover handover) {
        Double value = tick.value();
        AlertEvidence evidence = value == null ? null : AlertEvidence.of(value, 1, 10, Duration.ofMinutes(5));
        Reading reading =
                new Reading(AlertSeries.WHOLE, evidence, value != null && value > 1, value == null ? "none" : null);
        table.change(change -> new RuleTick(
                        new Book(table.states(), table.openEvents(), change), handover, ZoneOffset.UTC, now)
                .take(rule, List.of(reading)));
    }

    private static List<Expected> expected(InMemoryAlertTable table) {
        List<Expected> events = new ArrayList<>();
        for (AlertEvent event : table.events(START, Integer.MAX_VALUE)) {
            events.add(0, new Expected(event.openedAt(), event.closedAt(), event.quiet()));
        }
        return events;
    }

    @Provide
    Arbitrary<List<Tick>> ticks() {
        Arbitrary<Integer> pauses = Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.just(30)), Tuple.of(3, Arbitraries.of(1, 60, 89, 90, 91, 600)));
        Arbitrary<Double> values =
                Arbitraries.of(0.0, 1.0, Math.nextUp(1.0), 5.0, 5.0).injectNull(0.15);
        return Combinators.combine(pauses, values).as(Tick::new).list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<AlertRule> rules() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of("keep", "ok", "violated"),
                        Arbitraries.of("0s", "30s", "2m", "10m"),
                        Arbitraries.integers().between(0, 1_200).injectNull(0.5))
                .as((consecutive, noData, cooldown, muted) -> AlertKind.ERROR_RATE
                        .defaultRule()
                        .with(Map.of(
                                "consecutive",
                                Integer.toString(consecutive),
                                "noData",
                                noData,
                                "cooldown",
                                cooldown,
                                "threshold",
                                "1",
                                "mutedUntil",
                                muted == null ? "" : START.plusSeconds(muted).toString())));
    }

    /** The specification. */
    private static final class Machine {
        private final AlertRule rule;
        private final List<Expected> events = new ArrayList<>();
        private final List<Told> told = new ArrayList<>();
        private int bad;
        private int good;
        private @Nullable Instant last;

        Machine(AlertRule rule) {
            this.rule = rule;
        }

        void take(Tick tick, Instant now) {
            if (last == null || now.isAfter(last.plusSeconds(90))) {
                bad = 0;
                good = 0;
            }
            last = now;
            count(tick.value());
            Expected event = events.isEmpty() ? null : events.get(events.size() - 1);
            Instant closedAt = event == null ? null : event.closedAt();
            boolean open = event != null && closedAt == null;
            boolean muted = rule.notice().mutedAt(now);
            int needed = rule.policy().consecutive();
            if (event != null && open && good >= needed) {
                replace(new Expected(event.openedAt(), now, event.quiet()), Occasion.RESOLVED, now);
            } else if (event != null && open && event.quiet() == AlertQuiet.MUTED && !muted) {
                replace(new Expected(event.openedAt(), null, AlertQuiet.NONE), Occasion.FIRED, now);
            } else if (!open && bad >= needed) {
                boolean cool = closedAt != null
                        && now.isBefore(closedAt.plus(rule.policy().cooldown()));
                events.add(event);
                replace(
                        new Expected(
                                now, null, cool ? AlertQuiet.COOLDOWN : muted ? AlertQuiet.MUTED : AlertQuiet.NONE),
                        Occasion.FIRED,
                        now);
            }
        }

        private void count(@Nullable Double value) {
            String noData = rule.policy().noData().name();
            if (value != null ? value > 1 : noData.equals("VIOLATED")) {
                bad++;
                good = 0;
            } else if (value != null || noData.equals("OK")) {
                good++;
                bad = 0;
            }
        }

        private void replace(Expected event, Occasion occasion, Instant now) {
            events.set(events.size() - 1, event);
            if (event.quiet() == AlertQuiet.NONE) {
                told.add(new Told(occasion, event.openedAt(), now));
            }
        }
    }
}
