package io.tokenspeed.alerts.delivery;

import io.tokenspeed.model.alert.AlertDelivery.Occasion;
import io.tokenspeed.model.alert.AlertEvent;
import io.tokenspeed.model.alert.AlertEvidence;
import io.tokenspeed.model.text.Visible;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An alert in words, for the log, the desktop and chat rooms.
 *
 * @param title one line that names the rule
 * @param body one line with the value, the threshold and what they are about
 */
public record AlertWords(String title, String body) {
    /** What a test says. */
    public static final AlertWords TEST =
            new AlertWords("TokenSpeed: test", "This target receives alerts. Nothing is wrong.");

    /** Returns the words about an event. */
    public static AlertWords of(Occasion occasion, AlertEvent event) {
        String name = Visible.text(event.rule().notice().name());
        if (occasion == Occasion.RESOLVED) {
            Instant closed = Objects.requireNonNullElse(event.closedAt(), event.openedAt());
            String lasted = lasting(Duration.between(event.openedAt(), closed));
            return new AlertWords("TokenSpeed: resolved: " + name, "Lasted " + lasted + "." + about(event));
        }
        return new AlertWords("TokenSpeed: " + name, evidence(event) + about(event));
    }

    private static String evidence(AlertEvent event) {
        AlertEvidence seen = event.evidence();
        String unit = event.rule().unit();
        String made = seen.samples() > 0 ? ", from " + seen.samples() + " attempts" : "";
        return "Value " + amount(seen.value(), unit) + ", threshold " + amount(seen.threshold(), unit) + made + ".";
    }

    private static String about(AlertEvent event) {
        String names = Stream.of(AlertBody.tool(event), AlertBody.provider(event), AlertBody.model(event))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " For " + names + ".";
    }

    /**
     * Returns an amount for people, for example {@code 14 %} or {@code 5,300 ms}.
     *
     * @param unit as {@link io.tokenspeed.model.alert.AlertRule#unit()} returns it
     */
    public static String amount(double value, String unit) {
        return switch (unit) {
            case "ratio" -> plain(value * 100, 1) + " %";
            case "usd" -> "$" + String.format(Locale.ROOT, "%,.2f", value);
            case "ms" -> plain(value, 0) + " ms";
            case "seconds" -> lasting(Duration.ofSeconds(Math.round(value)));
            case "tokens_per_second" -> plain(value, 1) + " tokens/s";
            default -> plain(value, 0) + " " + unit;
        };
    }

    private static String plain(double value, int digits) {
        String text = String.format(Locale.ROOT, "%,." + digits + "f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String lasting(Duration time) {
        if (time.toHours() > 0) {
            return time.toHours() + " h" + (time.toMinutesPart() == 0 ? "" : " " + time.toMinutesPart() + " min");
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }
}
