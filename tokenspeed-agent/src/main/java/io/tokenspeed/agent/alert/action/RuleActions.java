package io.tokenspeed.agent.alert.action;

import io.tokenspeed.agent.alert.LocalAlerts;
import io.tokenspeed.agent.option.Nearest;
import io.tokenspeed.agent.option.UsageException;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows and changes rules. Each action returns the exit code. */
public final class RuleActions {
    private static final Duration SHOWN = Duration.ofDays(90);
    private static final Duration LONGEST_MUTE = Duration.ofDays(366);
    private static final int MOST_EVENTS = 1_000;

    private final LocalAlerts alerts;
    private final AlertControl control;
    private final AlertOutput output;
    private final Clock clock;
    private final AlertTables tables;

    public RuleActions(LocalAlerts alerts, AlertOutput output, Clock clock) {
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
        AlertRule rule = rule(id);
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
        AlertPreview preview = control.preview(rule(id).with(fields(changes)));
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

    /** Switches a rule on or off. */
    public int enable(String id, boolean on) {
        return saved(rule(id).enabled(on), id + (on ? " is on." : " is off."));
    }

    /** Changes fields of a rule. */
    public int set(String id, List<String> changes) {
        if (changes.isEmpty()) {
            throw new UsageException("Which field? For example: tokenspeed alerts set token-budget budget=2000000");
        }
        return saved(rule(id).with(fields(changes)), id + " is changed.");
    }

    /** Adds a rule of a kind. */
    public int add(String kind, List<String> given) {
        Map<String, String> fields = new LinkedHashMap<>(fields(given));
        fields.put("kind", kind);
        fields.putIfAbsent("id", freeId(kind.replace('_', '-')));
        AlertRule rule = AlertRule.parse(fields);
        if (control.rules().stream().anyMatch(other -> other.id().equals(rule.id()))) {
            throw new UsageException("There is a rule \"" + rule.id() + "\" already; change it with \"alerts set\".");
        }
        return saved(rule, "Added the rule " + rule.id() + ".");
    }

    private String freeId(String stem) {
        List<String> ids = control.rules().stream().map(AlertRule::id).toList();
        int number = 2;
        while (ids.contains(stem + "-" + number)) {
            number++;
        }
        return stem + "-" + number;
    }

    /** Removes a rule; a default one is switched off. */
    public int remove(String id) {
        rule(id);
        control.delete(id);
        boolean stays = control.rules().stream().anyMatch(rule -> rule.id().equals(id));
        return done(stays ? id + " is a default rule; it is off now." : "Removed the rule " + id + ".", id);
    }

    /** Mutes a rule for a time such as {@code 2h}; no time ends a mute. */
    public int mute(String id, String time) {
        rule(id);
        Instant until =
                time.isEmpty() ? null : clock.instant().plus(duration(time)).truncatedTo(ChronoUnit.SECONDS);
        control.mute(id, until);
        return done(until == null ? id + " is not muted any more." : id + " is muted until " + until + ".", id);
    }

    private static Duration duration(String text) {
        if (text.matches("[1-9]\\d{0,4}[mhd]")) {
            long number = Long.parseLong(text.substring(0, text.length() - 1));
            Duration time = switch (text.charAt(text.length() - 1)) {
                case 'm' -> Duration.ofMinutes(number);
                case 'h' -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
            if (time.compareTo(LONGEST_MUTE) <= 0) {
                return time;
            }
        }
        throw new UsageException(
                "The time must be minutes, hours or days up to a year, such as 30m, 2h or 1d, not \"" + text + "\".");
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
        AlertRule rule = rule(state.ruleId());
        String key = AlertJson.key(state.series());
        String value = state.evidence() == null
                ? "no data"
                : AlertWords.amount(state.evidence().value(), rule.unit());
        return rule.id() + (key.isEmpty() ? "" : " (" + key + ")") + " fires since "
                + tables.time(state.standing().since()) + ": " + rule.notice().name() + ", value " + value + ".";
    }

    private int saved(AlertRule rule, String sentence) {
        control.save(rule);
        return done(sentence, rule.id());
    }

    private int done(String sentence, String id) {
        if (!output.json()) {
            output.say(sentence);
        } else if (control.rules().stream().anyMatch(rule -> rule.id().equals(id))) {
            return show(id);
        }
        return 0;
    }

    private AlertRule rule(String id) {
        List<AlertRule> rules = control.rules();
        List<String> ids = rules.stream().map(AlertRule::id).toList();
        return rules.stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new UsageException((id.isEmpty() ? "Which rule? It" : "There is no rule \"" + id + "\"; it")
                                + " must be one of " + String.join(", ", ids) + "." + Nearest.hint(id, ids)));
    }

    private static Map<String, String> fields(List<String> pairs) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                wrong.add(pair);
            } else {
                fields.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        if (!wrong.isEmpty()) {
            throw new UsageException(
                    "Fields are written KEY=VALUE, such as threshold=0.2, not \"" + wrong.get(0) + "\".");
        }
        return fields;
    }
}
