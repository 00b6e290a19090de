package io.tokenspeed.dashboard.alert;

import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.alert.AlertPreview;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.alert.AlertSeries;
import io.tokenspeed.model.alert.AlertState;
import io.tokenspeed.model.wire.WireNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Alerts as JSON, alike in the API and in commands. Series name provider, model and tool in the form in which they may
 * leave the machine, see {@link WireNames}.
 */
public final class AlertJson {
    private static final int SCHEMA_VERSION = 1;
    private static final List<String> FIELDS = List.of(
            "id",
            "name",
            "kind",
            "provider",
            "model",
            "project",
            "tool",
            "window",
            "threshold",
            "budget",
            "capacity",
            "statistic",
            "measure",
            "sensitivity",
            "activeHours",
            "minSamples",
            "consecutive",
            "noData",
            "cooldown",
            "severity",
            "targets",
            "enabled",
            "mutedUntil");
    private static final Set<String> REALS = Set.of("threshold", "budget", "capacity");
    private static final Set<String> INTEGERS = Set.of("minSamples", "consecutive");

    private AlertJson() {}

    /** All rules with their states, and how deliveries stand. */
    public static Row overview(List<AlertRule> rules, List<AlertState> states, DeliveryCounts deliveries) {
        Instant evaluated = states.stream()
                .map(AlertState::evaluatedAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
        long firing = states.stream().filter(state -> state.standing().firing()).count();
        return new Row()
                .with("schemaVersion", SCHEMA_VERSION)
                .with("evaluatedAt", text(evaluated))
                .with("firing", firing)
                .with("rules", rules.stream().map(rule -> summary(rule, states)).toList())
                .with("deliveries", deliveries(deliveries));
    }

    private static Row summary(AlertRule rule, List<AlertState> states) {
        return new Row()
                .with("id", rule.id())
                .with("name", rule.notice().name())
                .with("kind", rule.kind().wireName())
                .with("severity", word(rule.notice().severity()))
                .with("unit", rule.unit())
                .with("enabled", rule.policy().enabled())
                .with("mutedUntil", text(rule.notice().mutedUntil()))
                .with("series", series(rule.id(), states));
    }

    private static List<Row> series(String ruleId, List<AlertState> states) {
        return states.stream()
                .filter(state -> state.ruleId().equals(ruleId))
                .map(AlertJson::state)
                .toList();
    }

    private static Row state(AlertState state) {
        AlertEvidence seen = state.evidence();
        return new Row()
                .with("key", key(state.series()))
                .with("state", standing(state))
                .with("since", text(state.standing().since()))
                .with("value", seen == null ? null : seen.value())
                .with("threshold", seen == null ? null : seen.threshold())
                .with("samples", seen == null ? null : seen.samples())
                .with("streak", state.standing().streak())
                .with("eventId", state.standing().eventId())
                .with("remark", state.remark());
    }

    /** Returns {@code firing}, {@code ok} or {@code no_data}. */
    public static String standing(AlertState state) {
        if (state.standing().firing()) {
            return "firing";
        }
        return state.evidence() == null ? "no_data" : "ok";
    }

    /** Returns the key of a series without names that look private. */
    public static String key(AlertSeries series) {
        String provider = series.provider();
        String model = series.model();
        String tool = series.tool();
        WireNames names = model == null ? null : WireNames.of(provider, model);
        String shown = names == null || provider == null ? slug(provider) : names.provider();
        return new AlertSeries(shown, names == null ? null : names.model(), slug(tool), series.trigger()).key();
    }

    private static @Nullable String slug(@Nullable String name) {
        return name == null ? null : WireNames.slug(name);
    }

    static Row deliveries(DeliveryCounts deliveries) {
        return new Row()
                .with("waiting", deliveries.waiting())
                .with("failed", deliveries.failed())
                .with("lastError", deliveries.lastError());
    }

    /** A rule with its states. */
    public static Row rule(AlertRule rule, List<AlertState> states) {
        return fields(rule).with("unit", rule.unit()).with("series", series(rule.id(), states));
    }

    /** All fields of a rule; null for those without a value and those that its kind lacks. */
    public static Row fields(AlertRule rule) {
        Map<String, String> values = rule.fields();
        Row row = new Row();
        for (String field : FIELDS) {
            row.with(field, typed(field, values.get(field)));
        }
        return row;
    }

    private static @Nullable Object typed(String field, @Nullable String value) {
        if (field.equals("targets")) {
            return value == null ? List.of() : List.of(value.split(","));
        }
        if (value == null) {
            return null;
        }
        if (REALS.contains(field)) {
            return Double.valueOf(value);
        }
        return INTEGERS.contains(field)
                ? Long.valueOf(value)
                : field.equals("enabled") ? (Object) value.equals("true") : value;
    }

    /** Events as they were stored, newest first. */
    public static Row events(List<AlertEvent> events) {
        return new Row()
                .with("schemaVersion", SCHEMA_VERSION)
                .with("events", events.stream().map(AlertJson::event).toList());
    }

    private static Row event(AlertEvent event) {
        AlertEvidence seen = event.evidence();
        return new Row()
                .with("id", event.id())
                .with("ruleId", event.rule().id())
                .with("name", event.rule().notice().name())
                .with("severity", word(event.rule().notice().severity()))
                .with("series", key(event.series()))
                .with("openedAt", text(event.openedAt()))
                .with("closedAt", text(event.closedAt()))
                .with("value", seen.value())
                .with("threshold", seen.threshold())
                .with("unit", event.rule().unit())
                .with("samples", seen.samples())
                .with("baseline", seen.baseline())
                .with("window", seen.window().toString())
                .with("quiet", word(event.quiet()));
    }

    /** What a rule would have done. */
    public static Row preview(AlertPreview preview) {
        return new Row()
                .with("schemaVersion", SCHEMA_VERSION)
                .with("from", text(preview.from()))
                .with("to", text(preview.to()))
                .with("fired", preview.fired())
                .with("events", preview.events().stream().map(AlertJson::past).toList())
                .with(CourseJson.of(preview));
    }

    private static Row past(AlertEvent event) {
        Instant closed = event.closedAt();
        return new Row()
                .with("series", key(event.series()))
                .with("openedAt", text(event.openedAt()))
                .with("closedAt", text(closed))
                .with(
                        "seconds",
                        closed == null
                                ? null
                                : Duration.between(event.openedAt(), closed).toSeconds())
                .with("value", event.evidence().value())
                .with("threshold", event.evidence().threshold())
                .with("quiet", word(event.quiet()));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
