package io.tokenspeed.alerts;

import io.tokenspeed.alerts.measure.Reading;
import io.tokenspeed.model.alert.AlertDelivery.Occasion;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertQuiet;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.alert.AlertSeries;
import io.tokenspeed.model.alert.AlertStanding;
import io.tokenspeed.model.alert.AlertState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One tick: takes what rules see into states, events and deliveries. Live ticks and previews both go through it. */
final class RuleTick {
    private final Book book;
    private final AlertHandover handover;
    private final ZoneId zone;
    private final Instant now;
    private boolean owed;

    RuleTick(Book book, AlertHandover handover, ZoneId zone, Instant now) {
        this.book = book;
        this.handover = handover;
        this.zone = zone;
        this.now = now;
    }

    /** Whether a target is to be told something. */
    boolean owed() {
        return owed;
    }

    /** Evaluates a rule. Series that it does not see any more are closed and forgotten. */
    void take(AlertRule rule, List<Reading> readings) {
        Set<AlertSeries> seen = new HashSet<>();
        for (Reading reading : readings) {
            seen.add(reading.series());
            take(rule, reading);
        }
        for (AlertState state : book.states(rule.id())) {
            if (!seen.contains(state.series())) {
                forget(state);
            }
        }
    }

    /** Closes and forgets all series of rules that are not evaluated any more. */
    void drop(Set<String> evaluated) {
        for (String ruleId : book.ruleIds()) {
            if (!evaluated.contains(ruleId)) {
                book.states(ruleId).forEach(this::forget);
            }
        }
    }

    private void forget(AlertState state) {
        AlertEvent event = book.event(state);
        if (event != null) {
            close(event);
        }
        book.forget(state.ruleId(), state.series());
    }

    private void take(AlertRule rule, Reading reading) {
        AlertState before = book.state(rule.id(), reading.series());
        AlertStanding standing = before == null ? AlertStanding.first(now) : before.standing();
        AlertEvent event = book.event(before);
        String period = period(rule);
        Step step = Step.next(rule, standing, before == null ? null : before.evaluatedAt(), reading, now, period);
        AlertStanding after = switch (step.turn()) {
            case OPEN -> opened(rule, reading, standing, step, period);
            case CLOSE -> closed(event, standing, step);
            case NONE -> {
                deliverAfterMute(rule, event);
                yield kept(standing, step);
            }
        };
        book.put(new AlertState(rule.id(), reading.series(), after, reading.evidence(), reading.remark(), now));
    }

    private static AlertStanding kept(AlertStanding before, Step step) {
        return new AlertStanding(step.streak(), before.since(), before.eventId(), before.closedAt(), before.period());
    }

    private AlertStanding opened(
            AlertRule rule, Reading reading, AlertStanding before, Step step, @Nullable String period) {
        AlertEvidence evidence = reading.evidence() == null ? nothingSeen(rule) : reading.evidence();
        AlertEvent event = book.open(
                new AlertEvent(0, rule, reading.series(), now, null, evidence, quiet(rule, before.closedAt())));
        if (event.quiet() == AlertQuiet.NONE) {
            owe(event, Occasion.FIRED);
        }
        return new AlertStanding(step.streak(), now, event.id(), before.closedAt(), period);
    }

    /** A rule for which no data is a violation fires without a value. */
    private static AlertEvidence nothingSeen(AlertRule rule) {
        Duration window = rule.condition().window();
        Double threshold = rule.condition().threshold();
        return AlertEvidence.of(0, threshold == null ? 0 : threshold, 0, window == null ? Duration.ZERO : window);
    }

    private AlertQuiet quiet(AlertRule rule, @Nullable Instant closedAt) {
        if (closedAt != null && now.isBefore(closedAt.plus(rule.policy().cooldown()))) {
            return AlertQuiet.COOLDOWN;
        }
        return rule.notice().mutedAt(now) ? AlertQuiet.MUTED : AlertQuiet.NONE;
    }

    private AlertStanding closed(@Nullable AlertEvent event, AlertStanding before, Step step) {
        if (event != null) {
            close(event);
        }
        return new AlertStanding(step.streak(), now, null, now, before.period());
    }

    /** Tells that it is over to those who were told that it began, also while the rule is muted. */
    private void close(AlertEvent event) {
        AlertEvent closed = event.closed(now);
        book.update(closed);
        if (closed.quiet() == AlertQuiet.NONE) {
            owe(closed, Occasion.RESOLVED);
        }
    }

    private void deliverAfterMute(AlertRule rule, @Nullable AlertEvent event) {
        if (event != null && event.quiet() == AlertQuiet.MUTED && !rule.notice().mutedAt(now)) {
            book.update(event.delivered());
            owe(event.delivered(), Occasion.FIRED);
        }
    }

    private void owe(AlertEvent event, Occasion occasion) {
        handover.owed(event, occasion, now).forEach(book::owe);
        owed = true;
    }

    /** The time in which a rule fires once: a budget is not exceeded twice in its day or month. */
    private @Nullable String period(AlertRule rule) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return switch (rule.kind()) {
            case SPEND_PER_DAY -> today.toString();
            case BUDGET_BURN -> YearMonth.from(today).toString();
            default -> null;
        };
    }
}
