package io.tokenspeed.model.alert;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads named fields. Each method throws an {@link AlertFieldException} that says what is allowed. */
final class FieldReader {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");
    private static final String SLUGS = "up to 64 lower-case letters, digits and inner hyphens";
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,6})([smhd])");
    private static final int LONGEST_NAME = 100;

    private final Map<String, String> fields;

    FieldReader(Map<String, String> fields) {
        this.fields = fields;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** Any text; null where it is empty. */
    @Nullable
    String text(String name) {
        String value = fields.getOrDefault(name, "");
        return value.isEmpty() ? null : value;
    }

    String line(String name) {
        String value = fields.getOrDefault(name, "");
        if (value.isEmpty() || value.length() > LONGEST_NAME || value.chars().anyMatch(Character::isISOControl)) {
            throw wrong(name, "one line of 1 to " + LONGEST_NAME + " characters");
        }
        return value;
    }

    String slug(String name) {
        String value = fields.getOrDefault(name, "");
        if (!SLUG.matcher(value).matches()) {
            throw wrong(name, SLUGS);
        }
        return value;
    }

    List<String> slugs(String name) {
        String value = fields.getOrDefault(name, "");
        List<String> slugs = value.isEmpty()
                ? List.of()
                : Arrays.stream(value.split(",", -1))
                        .map(String::strip)
                        .distinct()
                        .toList();
        if (!slugs.stream().allMatch(slug -> SLUG.matcher(slug).matches())) {
            throw wrong(name, "ids of targets with commas between, each " + SLUGS);
        }
        return slugs;
    }

    boolean flag(String name) {
        return choice(name, "true", "false").equals("true");
    }

    <E extends Enum<E>> E choice(String name, Class<E> type) {
        String[] names = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
        return Enum.valueOf(type, choice(name, names).toUpperCase(Locale.ROOT));
    }

    String choice(String name, String... allowed) {
        String value = fields.getOrDefault(name, "");
        if (!Arrays.asList(allowed).contains(value)) {
            throw wrong(name, String.join(", ", allowed));
        }
        return value;
    }

    /** A text of a given form; null where it is empty. */
    @Nullable
    String matching(String name, Pattern form, String allowed) {
        String value = text(name);
        if (value != null && !form.matcher(value).matches()) {
            throw wrong(name, allowed);
        }
        return value;
    }

    int integer(String name, int least, int most) {
        String value = fields.getOrDefault(name, "");
        if (value.matches("\\d{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw wrong(name, "a whole number from " + least + " to " + most);
    }

    /** A number from 0 on, or above 0; null where the text is empty. */
    @Nullable
    Double number(String name, boolean positive) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        if (value.matches("\\d{1,15}(\\.\\d{1,9})?")) {
            double number = Double.parseDouble(value);
            if (!positive || number > 0) {
                return number;
            }
        }
        throw wrong(name, positive ? "a number above 0" : "a number from 0 on");
    }

    /** A duration in ISO 8601 such as {@code PT5M}, or a number with s, m, h or d. */
    Duration duration(String name, Duration least, Duration most) {
        Duration duration = parsed(fields.getOrDefault(name, ""));
        if (duration == null || duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw wrong(name, "a duration such as PT5M or 5m from " + least + " to " + most);
        }
        return duration;
    }

    private static @Nullable Duration parsed(String value) {
        Matcher matcher = SHORT_DURATION.matcher(value);
        try {
            if (matcher.matches()) {
                String days = matcher.group(2).equals("d") ? "P" : "PT";
                return Duration.parse(days + value.toUpperCase(Locale.ROOT));
            }
            return Duration.parse(value);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    @Nullable
    Instant instant(String name) {
        String value = text(name);
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw wrong(name, "an instant such as 2026-11-30T09:30:00Z");
        }
    }

    /** Writes a number so that {@link #number} reads the same again. */
    static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    private AlertFieldException wrong(String name, String allowed) {
        return new AlertFieldException(name, "is \"" + fields.getOrDefault(name, "") + "\"", allowed);
    }
}
