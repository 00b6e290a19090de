package io.tokenspeed.agent.alert.action;

import io.tokenspeed.agent.alert.LocalAlerts;
import io.tokenspeed.agent.option.UsageException;
import io.tokenspeed.model.alert.AlertControl;
import io.tokenspeed.model.alert.AlertRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes rules. Each action returns the exit code. */
public final class RuleActions {
    private static final Duration LONGEST_MUTE = Duration.ofDays(366);

    private final AlertControl control;
    private final AlertOutput output;
    private final Clock clock;
    private final RuleViews views;

    public RuleActions(LocalAlerts alerts, AlertOutput output, Clock clock) {
        this.control = alerts.control();
        this.output = output;
        this.clock = clock;
        this.views = new RuleViews(alerts, output, clock);
    }

    /** Switches a rule on or off. */
    public int enable(String id, boolean on) {
        return saved(TypedRule.find(control, id).enabled(on), id + (on ? " is on." : " is off."));
    }

    /** Changes fields of a rule. */
    public int set(String id, List<String> changes) {
        if (changes.isEmpty()) {
            throw new UsageException("Which field? For example: tokenspeed alerts set token-budget budget=2000000");
        }
        return saved(TypedRule.find(control, id).with(TypedRule.fields(changes)), id + " is changed.");
    }

    /** Adds a rule of a kind. */
    public int add(String kind, List<String> given) {
        Map<String, String> fields = new LinkedHashMap<>(TypedRule.fields(given));
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
        TypedRule.find(control, id);
        control.delete(id);
        boolean stays = control.rules().stream().anyMatch(rule -> rule.id().equals(id));
        return done(stays ? id + " is a default rule; it is off now." : "Removed the rule " + id + ".", id);
    }

    /** Mutes a rule for a time such as {@code 2h}; no time ends a mute. */
    public int mute(String id, String time) {
        TypedRule.find(control, id);
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

    private int saved(AlertRule rule, String sentence) {
        control.save(rule);
        return done(sentence, rule.id());
    }

    private int done(String sentence, String id) {
        if (!output.json()) {
            output.say(sentence);
        } else if (control.rules().stream().anyMatch(rule -> rule.id().equals(id))) {
            return views.show(id);
        }
        return 0;
    }
}
