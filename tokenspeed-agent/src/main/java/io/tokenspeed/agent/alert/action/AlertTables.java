package io.tokenspeed.agent.alert.action;

import io.tokenspeed.agent.terminal.Cell;
import io.tokenspeed.agent.terminal.Column;
import io.tokenspeed.agent.terminal.TextTable;
import io.tokenspeed.agent.terminal.TextTable.Style;
import io.tokenspeed.alerts.delivery.AlertWords;
import io.tokenspeed.dashboard.alert.AlertJson;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertQuiet;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.alert.AlertSeries;
import io.tokenspeed.model.alert.AlertState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rules and events as tables.
 *
 * @param zone the zone that times are shown in
 */
record AlertTables(ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final List<Column> OF_RULES = List.of(
            Column.name("Rule"),
            Column.name("State", 0, 8, 20),
            Column.number("Value", 0),
            Column.number("Threshold", 1),
            Column.number("Samples", 3),
            Column.name("Since", 2, 16, 16));
    private static final List<Column> OF_EVENTS = List.of(
            Column.number("Event", 2),
            Column.name("Opened", 0, 16, 16),
            Column.number("Lasted", 1),
            Column.name("Rule"),
            Column.number("Value", 0),
            Column.number("Threshold", 3),
            Column.name("Told", 4, 8, 8));

    /** One row for each rule, and one for each series below a rule that has several. */
    TextTable rules(List<AlertRule> rules, List<AlertState> states, Instant now) {
        TextTable table = new TextTable(OF_RULES);
        for (AlertRule rule : rules) {
            List<AlertState> own = states.stream()
                    .filter(state -> state.ruleId().equals(rule.id()))
                    .toList();
            boolean whole = own.size() == 1 && own.get(0).series().equals(AlertSeries.WHOLE);
            table.add(Style.PLAIN, row(rule, rule.id(), whole ? own.get(0) : null, now));
            if (!whole) {
                own.forEach(state -> table.add(Style.SUB, row(rule, "  " + AlertJson.key(state.series()), state, now)));
            }
        }
        return table;
    }

    private List<Cell> row(AlertRule rule, String name, @Nullable AlertState state, Instant now) {
        AlertEvidence seen = state == null ? null : state.evidence();
        return List.of(
                Cell.text(name),
                Cell.text(standing(rule, state, now)),
                seen == null ? Cell.UNKNOWN : Cell.text(AlertWords.amount(seen.value(), rule.unit())),
                threshold(rule, seen),
                seen == null ? Cell.UNKNOWN : Cell.number(seen.samples()),
                state == null ? Cell.UNKNOWN : Cell.text(time(state.standing().since())));
    }

    private static Cell threshold(AlertRule rule, @Nullable AlertEvidence seen) {
        Double set = rule.condition().threshold();
        if (seen == null && set == null) {
            return Cell.UNKNOWN;
        }
        double value = seen == null ? (set == null ? 0 : set) : seen.threshold();
        return Cell.text(AlertWords.amount(value, rule.unit()));
    }

    private static String standing(AlertRule rule, @Nullable AlertState state, Instant now) {
        if (!rule.policy().enabled()) {
            return "off";
        }
        String muted = rule.notice().mutedAt(now) ? ", muted" : "";
        return (state == null ? "—" : AlertJson.standing(state).replace('_', ' ')) + muted;
    }

    /** One row for each event. */
    TextTable events(List<AlertEvent> events) {
        TextTable table = new TextTable(OF_EVENTS);
        for (AlertEvent event : events) {
            String key = AlertJson.key(event.series());
            Instant closed = event.closedAt();
            table.add(
                    Style.PLAIN,
                    List.of(
                            Cell.number(event.id()),
                            Cell.text(time(event.openedAt())),
                            closed == null ? Cell.text("open") : Cell.text(lasted(event.openedAt(), closed)),
                            Cell.text(event.rule().id() + (key.isEmpty() ? "" : " " + key)),
                            Cell.text(AlertWords.amount(
                                    event.evidence().value(), event.rule().unit())),
                            Cell.text(AlertWords.amount(
                                    event.evidence().threshold(), event.rule().unit())),
                            Cell.text(event.quiet() == AlertQuiet.NONE ? "yes" : word(event.quiet()))));
        }
        return table;
    }

    private static String word(AlertQuiet quiet) {
        return quiet.name().toLowerCase(Locale.ROOT);
    }

    private static String lasted(Instant from, Instant to) {
        return AlertWords.amount((double) Duration.between(from, to).toSeconds(), "seconds");
    }

    String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }
}
