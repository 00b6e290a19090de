package io.tokenspeed.model.alert;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule. As text it is a flat map of named fields, the same in commands, in JSON and in tables: {@link #fields()}
 * writes them and {@link #parse} reads them.
 *
 * @param id what the rule is called in commands and addresses: lower-case letters, digits and hyphens
 * @param kind what it looks at
 * @param scope which requests it looks at
 * @param condition when a tick violates it
 * @param policy how ticks become events
 * @param notice what is said to whom
 */
public record AlertRule(
        String id, AlertKind kind, AlertScope scope, AlertCondition condition, AlertPolicy policy, AlertNotice notice) {

    /**
     * Reads a rule. Fields that are absent have the default of the kind; an empty text is no value.
     *
     * @throws AlertFieldException if a field is unknown to rules of this kind or has a value that is not allowed
     */
    public static AlertRule parse(Map<String, String> fields) {
        return RuleFields.parse(fields);
    }

    /** Returns the fields that have a value, in a fixed order. */
    public Map<String, String> fields() {
        return RuleFields.of(this);
    }

    /**
     * Returns this rule with some fields changed; an empty text takes a value away.
     *
     * @throws AlertFieldException if a field is unknown to rules of this kind, has a value that is not allowed, or is
     *     the id or kind and differs
     */
    public AlertRule with(Map<String, String> changes) {
        Map<String, String> changed = new LinkedHashMap<>(RuleFields.complete(this));
        changes.forEach((name, value) -> {
            if ((name.equals("id") || name.equals("kind")) && !value.equals(changed.get(name))) {
                throw new AlertFieldException(name, "cannot change", "\"" + changed.get(name) + "\"");
            }
            changed.put(name, value);
        });
        return parse(changed);
    }

    /** Returns this rule, muted until an instant; null ends a mute. */
    public AlertRule mutedUntil(@Nullable Instant until) {
        return with(Map.of("mutedUntil", until == null ? "" : until.toString()));
    }

    /** Returns this rule, enabled or not. */
    public AlertRule enabled(boolean enabled) {
        return with(Map.of("enabled", Boolean.toString(enabled)));
    }

    /**
     * Returns the unit of values and thresholds: {@code ratio}, {@code ms}, {@code seconds}, {@code usd},
     * {@code tokens}, {@code requests} or {@code tokens_per_second}.
     */
    public String unit() {
        return switch (kind) {
            case ERROR_RATE, TOKEN_BUDGET, REQUEST_RATE, ERROR_SPIKE, TTFT_REGRESSION, BUDGET_BURN -> "ratio";
            case LATENCY -> "ms";
            case DECODE_REGRESSION -> "tokens_per_second";
            case VELOCITY -> condition.option() == null ? "usd" : condition.option();
            case SPEND_PER_DAY -> "usd";
            case SOURCE_SILENT -> "seconds";
        };
    }
}
