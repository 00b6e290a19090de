package io.tokenspeed.model.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule keeps apart: a rule is evaluated for each series, and each has a state and events of its own. A component
 * is null where the rule does not tell it apart.
 *
 * @param provider the provider; {@code unknown} for requests without one
 * @param model the model as logged
 * @param tool the tool that made the requests
 * @param trigger one of several conditions of a rule: {@code projection}, {@code spent80} or {@code spent100} of a
 *     month's budget
 */
public record AlertSeries(
        @Nullable String provider,
        @Nullable String model,
        @Nullable String tool,
        @Nullable String trigger) {
    /** The only series of a rule that keeps nothing apart. */
    public static final AlertSeries WHOLE = new AlertSeries(null, null, null, null);

    /** Returns the series of a provider's model. */
    public static AlertSeries ofModel(String provider, String model) {
        return new AlertSeries(provider, model, null, null);
    }

    /** Returns the series of a tool. */
    public static AlertSeries ofTool(String tool) {
        return new AlertSeries(null, null, tool, null);
    }

    /** Returns the series of one condition of a rule. */
    public static AlertSeries ofTrigger(String trigger) {
        return new AlertSeries(null, null, null, trigger);
    }

    /** Returns the series as text, such as {@code provider=openai&model=gpt-5.5}; empty for {@link #WHOLE}. */
    public String key() {
        StringBuilder key = new StringBuilder();
        add(key, "provider", provider);
        add(key, "model", model);
        add(key, "tool", tool);
        add(key, "trigger", trigger);
        return key.toString();
    }

    private static void add(StringBuilder key, String name, @Nullable String value) {
        if (value != null) {
            key.append(key.isEmpty() ? "" : "&").append(name).append('=').append(URLEncoder.encode(value, UTF_8));
        }
    }

    /** Reads what {@link #key()} wrote. */
    public static AlertSeries parse(String key) {
        Map<String, String> parts = new HashMap<>();
        for (String part : key.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals), URLDecoder.decode(part.substring(equals + 1), UTF_8));
            }
        }
        return new AlertSeries(parts.get("provider"), parts.get("model"), parts.get("tool"), parts.get("trigger"));
    }
}
