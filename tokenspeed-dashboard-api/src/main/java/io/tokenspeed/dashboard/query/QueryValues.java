package io.tokenspeed.dashboard.query;

import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.server.problem.BadQueryException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values of query parameters. Each parameter is known and given once; an empty value counts as none, because forms send those. */
public final class QueryValues {
    private final Map<String, List<String>> values;

    private QueryValues(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * The values of a request.
     *
     * @param known the parameters that are understood
     * @param unknown one sentence about a parameter that is not
     * @throws BadQueryException if one is unknown or given twice
     */
    public static QueryValues of(
            Map<String, List<String>> values, Collection<String> known, Function<String, String> unknown) {
        values.forEach((key, given) -> {
            if (!known.contains(key)) {
                throw new BadQueryException(unknown.apply(key), key, List.copyOf(known));
            }
            if (given.size() > 1) {
                throw new BadQueryException("Parameter \"" + key + "\" is given twice; give it once.", key, List.of());
            }
        });
        return new QueryValues(values);
    }

    /** The value of a parameter; null for none. */
    public @Nullable String text(String key) {
        List<String> given = values.get(key);
        String value = given == null || given.isEmpty() ? "" : given.get(0).strip();
        return value.isEmpty() ? null : value;
    }

    /**
     * The time zone that a parameter names.
     *
     * @throws BadQueryException if there is no such zone
     */
    public ZoneId zone(String key, ZoneId otherwise) {
        String value = text(key);
        try {
            return value == null ? otherwise : ZoneId.of(value);
        } catch (DateTimeException unknown) {
            throw wrong(key, value, "a time zone like Europe/Amsterdam or UTC", List.of());
        }
    }

    /**
     * The time between the parameters {@code from} and {@code to}; null is open.
     *
     * @throws BadQueryException if it ends before it begins
     */
    public static TimeRange range(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && to.isBefore(from)) {
            throw new BadQueryException("Parameter \"to\" is before \"from\"; give a later one.", "to", List.of());
        }
        return new TimeRange(from, to);
    }

    /** The complaint about a value. */
    public static BadQueryException wrong(String key, @Nullable String value, String expected, List<String> allowed) {
        return new BadQueryException(
                "Parameter \"" + key + "\" is \"" + value + "\", but must be " + expected + ".", key, allowed);
    }
}
