package io.tokenspeed.dashboard.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.server.problem.BadQueryException;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The values of query parameters. Each parameter is known and given once. An empty value counts as absent, because
 * forms send empty values.
 */
public final class QueryValues {
    private final Map<String, List<String>> values;

    private QueryValues(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads the values of a request.
     *
     * @param known the names of the known parameters
     * @param unknown makes one sentence about an unknown parameter from its name
     * @throws BadQueryException if a parameter is unknown or given twice
     */
    public static QueryValues of(
            Map<String, List<String>> values, Collection<String> known, Function<String, String> unknown) {
        return of(values, known, Set.of(), unknown);
    }

    /** Reads the values of a request, of which some parameters may be given more than once. */
    static QueryValues of(
            Map<String, List<String>> values,
            Collection<String> known,
            Set<String> repeatable,
            Function<String, String> unknown) {
        values.forEach((key, given) -> {
            if (!known.contains(key)) {
                throw new BadQueryException(unknown.apply(key), key, List.copyOf(known));
            }
            if (given.size() > 1 && !repeatable.contains(key)) {
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

    /** All values of a parameter that may be given more than once, without empty ones. */
    List<String> texts(String key) {
        return values.getOrDefault(key, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** Returns an address with these parameters, of which one has another value. */
    String address(String path, String key, String value) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        values.keySet().forEach(name -> all.put(name, texts(name)));
        all.put(key, List.of(value));
        StringJoiner address = new StringJoiner("&", path + "?", "");
        all.forEach((name, given) -> given.forEach(each -> address.add(name + "=" + URLEncoder.encode(each, UTF_8))));
        return address.toString();
    }

    /**
     * The time zone that a parameter names; {@code otherwise} where the parameter is absent.
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
     * The time from {@code from} until before {@code to}; null leaves that end open.
     *
     * @throws BadQueryException if {@code to} is before {@code from}
     */
    public static TimeRange range(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && to.isBefore(from)) {
            throw new BadQueryException("Parameter \"to\" is before \"from\"; give a later one.", "to", List.of());
        }
        return new TimeRange(from, to);
    }

    /** Makes the exception for a value that is not allowed. */
    public static BadQueryException wrong(String key, @Nullable String value, String expected, List<String> allowed) {
        return new BadQueryException(
                "Parameter \"" + key + "\" is \"" + value + "\", but must be " + expected + ".", key, allowed);
    }
}
