package io.tokenspeed.agent.alert.action;

import io.tokenspeed.agent.alert.LocalAlerts;
import io.tokenspeed.alerts.delivery.AlertWords;
import io.tokenspeed.dashboard.alert.AlertJson;
import io.tokenspeed.dashboard.alert.DeliveryCounts;
import io.tokenspeed.model.alert.AlertControl;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertPreview;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.alert.AlertState;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Shows rules, what fired and what would have fired. Each action returns the exit code. */
public final class RuleViews {
    private static final Duration SHOWN = Duration.ofDays(90);
    private static final int MOST_EVENTS = 1_000;

    private final LocalAlerts alerts;
    private final AlertControl control;
    private final AlertOutput output;
    private final Clock clock;
    private final AlertTables tables;

    public RuleViews(LocalAlerts alerts, AlertOutput output, Clock clock) {
        this.alerts = alerts;
        this.control = alerts.control();
        this.output = output;
        this.clock = clock;
        this.tables = new AlertTables(clock.getZone());
    }

    /** Shows all rules, and how deliveries stand. */
    public int list() {
        List<AlertState> states = control.states();
        DeliveryCounts deliveries = DeliveryCounts.of(alerts.table(), clock.instant());
        if (output.json()) {
            output.print(AlertJson.overview(control.rules(), states, deliveries));
            return 0;
        }
        output.print(tables.rules(control.rules(), states, clock.instant()));
        if (deliveries.lastError() != null) {
            output.say("");
            output.say(deliveries.failed() + " alerts could not be delivered in the last seven days; the last: "
                    + deliveries.lastError() + ".");
        }
        return 0;
    }

    /** Shows all fields of a rule. */
    public int show(String id) {
        AlertRule rule = TypedRule.find(control, id);
        if (output.json()) {
            output.print(AlertJson.rule(rule, control.states()));
            return 0;
        }
        rule.fields().forEach((name, value) -> output.say(name + "=" + value));
        return 0;
    }

    /** Shows the events of the last 90 days, of one rule where it is named. */
    public int history(String id) {
        List<AlertEvent> events = control.events(clock.instant().minus(SHOWN), MOST_EVENTS).stream()
                .filter(event -> id.isEmpty() || event.rule().id().equals(id))
                .toList();
        if (output.json()) {
            output.print(AlertJson.events(events));
        } else if (events.isEmpty()) {
            output.say("Nothing has fired in the last 90 days.");
        } else {
            output.print(tables.events(events));
        }
        return 0;
    }

    /** Shows what a rule, with changes that are not stored, would have done in the last seven days. */
    public int preview(String id, List<String> changes) {
        AlertPreview preview = control.preview(TypedRule.find(control, id).with(TypedRule.fields(changes)));
        if (output.json()) {
            output.print(AlertJson.preview(preview));
            return 0;
        }
        output.say(id + " would have fired " + times(preview.fired()) + " in the last seven days.");
        if (!preview.events().isEmpty()) {
            output.print(tables.events(preview.events()));
        }
        return 0;
    }

    private static String times(long n) {
        return n == 1 ? "once" : n + " times";
    }

    /** Shows what fires; exit code 1 where something does. */
    public int firing() {
        List<AlertState> firing = control.states().stream()
                .filter(state -> state.standing().firing())
                .toList();
        if (output.json()) {
            output.print(AlertJson.overview(
                    control.rules(), control.states(), DeliveryCounts.of(alerts.table(), clock.instant())));
        } else if (firing.isEmpty()) {
            output.say("Nothing fires.");
        } else {
            firing.forEach(state -> output.say(sentence(state)));
        }
        return firing.isEmpty() ? 0 : 1;
    }

    private String sentence(AlertState state) {
        AlertRule rule = TypedRule.find(control, state.ruleId());
        String key = AlertJson.key(state.series());
        String value = state.evidence() == null
                ? "no data"
                : AlertWords.amount(state.evidence().value(), rule.unit());
        return rule.id() + (key.isEmpty() ? "" : " (" + key + ")") + " fires since "
                + tables.time(state.standing().since()) + ": " + rule.notice().name() + ", value " + value + ".";
    }
}
