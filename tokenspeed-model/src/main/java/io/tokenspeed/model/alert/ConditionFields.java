package io.tokenspeed.model.alert;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of a rule that only some kinds have. */
final class ConditionFields {
    /** A tick reads the requests of the last hour at least, so a short window is no longer. */
    private static final Duration LONGEST_SHORT = Duration.ofHours(1);

    private static final Pattern HOURS = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d-([01]\\d|2[0-3]):[0-5]\\d");
    private static final String[] STATISTICS = {"average", "p50", "p95", "p99", "max"};
    private static final String[] MEASURES = {"usd", "tokens", "requests"};
    private static final String[] SENSITIVITIES = {"normal", "high"};

    private ConditionFields() {}

    static AlertCondition read(AlertKind kind, FieldReader fields) {
        return new AlertCondition(
                fields.has("window") ? window(kind, fields) : null,
                fields.has("threshold") ? threshold(kind, fields) : null,
                reference(kind) == null ? null : fields.number(String.valueOf(reference(kind)), true),
                option(kind, fields),
                fields.has("minSamples") ? fields.integer("minSamples", 1, 1_000_000) : 0);
    }

    private static Duration window(AlertKind kind, FieldReader fields) {
        return kind == AlertKind.SOURCE_SILENT
                ? fields.duration("window", LONGEST_SHORT, Duration.ofDays(7))
                : fields.duration("window", Duration.ofMinutes(1), LONGEST_SHORT);
    }

    private static @Nullable Double threshold(AlertKind kind, FieldReader fields) {
        Double threshold = fields.number("threshold", false);
        if (threshold == null && kind != AlertKind.SPEND_PER_DAY) {
            throw new AlertFieldException("threshold", "is missing", "a number from 0 on");
        }
        return threshold;
    }

    /** The field with what the value is divided by. */
    private static @Nullable String reference(AlertKind kind) {
        return switch (kind) {
            case TOKEN_BUDGET, BUDGET_BURN -> "budget";
            case REQUEST_RATE -> "capacity";
            default -> null;
        };
    }

    private static @Nullable String option(AlertKind kind, FieldReader fields) {
        return switch (kind) {
            case LATENCY -> fields.choice("statistic", STATISTICS);
            case VELOCITY -> fields.choice("measure", MEASURES);
            case DECODE_REGRESSION -> fields.choice("sensitivity", SENSITIVITIES);
            case SOURCE_SILENT -> fields.matching("activeHours", HOURS, "hours of the day such as 09:00-18:00");
            default -> null;
        };
    }

    private static @Nullable String optionField(AlertKind kind) {
        return switch (kind) {
            case LATENCY -> "statistic";
            case VELOCITY -> "measure";
            case DECODE_REGRESSION -> "sensitivity";
            case SOURCE_SILENT -> "activeHours";
            default -> null;
        };
    }

    static void write(AlertRule rule, Map<String, String> values) {
        AlertCondition condition = rule.condition();
        Map<String, String> own = new LinkedHashMap<>();
        own.put("window", text(condition.window(), Duration::toString));
        own.put("threshold", text(condition.threshold(), FieldReader::plain));
        own.put("minSamples", Integer.toString(condition.minSamples()));
        String reference = reference(rule.kind());
        if (reference != null) {
            own.put(reference, text(condition.reference(), FieldReader::plain));
        }
        String option = optionField(rule.kind());
        if (option != null) {
            own.put(option, text(condition.option(), value -> value));
        }
        own.keySet().retainAll(rule.kind().template().keySet());
        values.putAll(own);
    }

    private static <T> String text(@Nullable T value, Function<T, String> writer) {
        return value == null ? "" : writer.apply(value);
    }
}
