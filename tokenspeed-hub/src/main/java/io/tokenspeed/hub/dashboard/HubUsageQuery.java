package io.tokenspeed.hub.dashboard;

import io.tokenspeed.dashboard.query.QueryValues;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.usage.UsageFilter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The query parameters of a request to the hub's dashboard. Refuses unknown, repeated and wrong parameters. */
final class HubUsageQuery {
    private static final Set<String> FILTER =
            Set.of("from", "to", "tz", "deviceId", "anonProjectId", "providerId", "modelId", "tool");
    private static final List<String> BY = List.of("none", "model", "provider", "project");
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;
    private static final long MAX_SECONDS = 253_402_300_799L;

    private final QueryValues values;

    private HubUsageQuery(QueryValues values) {
        this.values = values;
    }

    /** Reads the parameters of a request that accepts the filter's parameters and {@code more}. */
    static HubUsageQuery of(Map<String, List<String>> values, String... more) {
        Set<String> known = new TreeSet<>(FILTER);
        known.addAll(List.of(more));
        return new HubUsageQuery(QueryValues.of(
                values,
                known,
                key -> "Parameter \"" + key + "\" is unknown here; known are " + String.join(", ", known) + "."));
    }

    UsageFilter filter() {
        return UsageFilter.all(values.zone("tz", ZoneOffset.UTC))
                .during(range())
                .withProject(text("anonProjectId"))
                .withProvider(text("providerId"))
                .withModel(text("modelId"))
                .withTool(text("tool"));
    }

    /** The id of the only device to read; null for all devices. */
    @Nullable
    String deviceId() {
        return text("deviceId");
    }

    int limit() {
        String limit = text("limit");
        return limit == null ? DEFAULT_LIMIT : (int) number("limit", limit, 1, MAX_LIMIT);
    }

    Interval interval() {
        return Interval.valueOf(choice("groupBy", "day", List.of("hour", "day", "week", "month"))
                .toUpperCase(Locale.ROOT));
    }

    String metric() {
        return choice("metric", "tokens", List.of("tokens", "cost", "tps"));
    }

    String by() {
        return choice("by", "none", BY);
    }

    private TimeRange range() {
        return QueryValues.range(instant("from"), instant("to"));
    }

    private @Nullable Instant instant(String key) {
        String text = text(key);
        return text == null ? null : Instant.ofEpochSecond(number(key, text, 0, MAX_SECONDS));
    }

    private String choice(String key, String otherwise, List<String> allowed) {
        String value = text(key);
        if (value != null && !allowed.contains(value)) {
            throw QueryValues.wrong(key, value, "one of " + String.join(", ", allowed), allowed);
        }
        return value == null ? otherwise : value;
    }

    private static long number(String key, String text, long least, long most) {
        if (text.matches("\\d{1,12}") && Long.parseLong(text) >= least && Long.parseLong(text) <= most) {
            return Long.parseLong(text);
        }
        String what = key.equals("limit") ? "a whole number" : "whole seconds since the epoch";
        throw QueryValues.wrong(key, text, what + " from " + least + " to " + most, List.of());
    }

    private @Nullable String text(String key) {
        return values.text(key);
    }
}
