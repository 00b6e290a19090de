package io.tokenspeed.model.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A rule as a flat map of named fields. */
final class RuleFields {
    private static final List<String> ORDER = List.of(
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

    private RuleFields() {}

    static AlertRule parse(Map<String, String> given) {
        AlertKind kind = kind(given.getOrDefault("kind", ""));
        FieldReader fields = new FieldReader(merged(kind, given));
        return new AlertRule(
                fields.slug("id"),
                kind,
                scope(fields),
                ConditionFields.read(kind, fields),
                new AlertPolicy(
                        fields.flag("enabled"),
                        fields.integer("consecutive", 1, 1_000),
                        fields.choice("noData", AlertNoData.class),
                        fields.duration("cooldown", Duration.ZERO, Duration.ofDays(7))),
                new AlertNotice(
                        fields.line("name"),
                        fields.choice("severity", AlertSeverity.class),
                        fields.slugs("targets"),
                        fields.instant("mutedUntil")));
    }

    private static AlertKind kind(String name) {
        for (AlertKind kind : AlertKind.values()) {
            if (kind.wireName().equals(name)) {
                return kind;
            }
        }
        throw new AlertFieldException("kind", "\"" + name + "\" is unknown", String.join(", ", AlertKind.wireNames()));
    }

    private static Map<String, String> merged(AlertKind kind, Map<String, String> given) {
        Map<String, String> merged = new LinkedHashMap<>(kind.template());
        merged.put("name", kind.title());
        merged.put("kind", kind.wireName());
        merged.put("id", "");
        TreeSet<String> names = new TreeSet<>(merged.keySet());
        given.forEach((name, value) -> {
            if (!names.contains(name)) {
                throw new AlertFieldException(
                        name, "is no field of " + kind.wireName() + " rules", String.join(", ", names));
            }
            merged.put(name, value.strip());
        });
        return merged;
    }

    private static AlertScope scope(FieldReader fields) {
        return new AlertScope(
                fields.text("provider"), fields.text("model"), fields.text("project"), fields.text("tool"));
    }

    /** The fields with a value. */
    static Map<String, String> of(AlertRule rule) {
        Map<String, String> fields = complete(rule);
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    /** All fields of the rule's kind, with an empty text for no value. */
    static Map<String, String> complete(AlertRule rule) {
        Map<String, String> values = values(rule);
        ConditionFields.write(rule, values);
        Map<String, String> ordered = new LinkedHashMap<>();
        for (String name : ORDER) {
            if (values.containsKey(name)) {
                ordered.put(name, values.getOrDefault(name, ""));
            }
        }
        return ordered;
    }

    private static Map<String, String> values(AlertRule rule) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("id", rule.id());
        values.put("name", rule.notice().name());
        values.put("kind", rule.kind().wireName());
        values.put("provider", text(rule.scope().provider()));
        values.put("model", text(rule.scope().model()));
        values.put("project", text(rule.scope().project()));
        values.put("tool", text(rule.scope().tool()));
        values.put("consecutive", Integer.toString(rule.policy().consecutive()));
        values.put("noData", lower(rule.policy().noData()));
        values.put("cooldown", rule.policy().cooldown().toString());
        values.put("severity", lower(rule.notice().severity()));
        values.put("targets", String.join(",", rule.notice().targets()));
        values.put("enabled", Boolean.toString(rule.policy().enabled()));
        Instant mutedUntil = rule.notice().mutedUntil();
        values.put("mutedUntil", mutedUntil == null ? "" : mutedUntil.toString());
        return values;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
