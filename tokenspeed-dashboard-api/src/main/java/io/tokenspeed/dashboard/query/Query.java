package io.tokenspeed.dashboard.query;

import io.tokenspeed.model.activity.PagePosition;
import io.tokenspeed.model.activity.SessionFilter;
import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.time.Interval;
import io.tokenspeed.model.time.TimeRange;
import io.tokenspeed.model.track.InteractionKind;
import io.tokenspeed.model.usage.Dimension;
import io.tokenspeed.model.usage.UsageFilter;
import io.tokenspeed.server.problem.BadQueryException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query parameters of one request. Refuses unknown, repeated and wrong parameters. */
public final class Query {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;
    private static final String ALL = "all";
    private static final String ROOTS = "roots";
    private static final Set<String> REPEATABLE = Set.of(Parameter.FILTERS.key());

    private final ServerKind server;
    private final QueryValues values;
    private final ZoneId serverZone;

    private Query(ServerKind server, QueryValues values, ZoneId serverZone) {
        this.server = server;
        this.values = values;
        this.serverZone = serverZone;
    }

    /**
     * Reads the parameters of a request to the local program's server.
     *
     * @throws BadQueryException if a parameter is unknown to the endpoint or given twice
     */
    public static Query of(Endpoint endpoint, Map<String, List<String>> values, ZoneId serverZone) {
        return of(ServerKind.LOCAL, endpoint, values, serverZone);
    }

    /**
     * Reads the parameters of a request.
     *
     * @throws BadQueryException if a parameter is unknown to the server's endpoint or given twice
     */
    public static Query of(ServerKind server, Endpoint endpoint, Map<String, List<String>> values, ZoneId serverZone) {
        List<String> keys = server.keys(endpoint);
        QueryValues known = QueryValues.of(
                values,
                keys,
                REPEATABLE,
                key -> "Parameter \"" + key + "\" is unknown to " + endpoint.path() + "; " + known(keys));
        return new Query(server, known, serverZone);
    }

    private static String known(List<String> keys) {
        return keys.isEmpty() ? "it has none." : "it understands " + String.join(", ", keys) + ".";
    }

    /** The filter that the parameters describe. */
    public UsageFilter filter() {
        ZoneId zone = zone();
        return UsageFilter.all(zone)
                .during(range(zone))
                .withProject(text(Parameter.PROJECT))
                .withProvider(text(Parameter.PROVIDER))
                .withModel(text(Parameter.MODEL))
                .withTool(tool())
                .costing(CostMode.valueOf(constant(Parameter.MODE, "auto")));
    }

    private @Nullable String tool() {
        String tool = text(Parameter.TOOL);
        String agent = text(Parameter.AGENT);
        if (tool != null && agent != null && !tool.equals(agent)) {
            throw wrong(Parameter.AGENT, agent, "absent or the same as tool, of which it is another name");
        }
        return tool == null ? agent : tool;
    }

    /** The id of the only device to read; null for all devices. */
    public @Nullable String deviceId() {
        return text(Parameter.DEVICE);
    }

    /** How many rows at most. */
    public int limit() {
        return limit(Parameter.LIMIT, DEFAULT_LIMIT, MAX_LIMIT);
    }

    /**
     * How many rows at most.
     *
     * @param otherwise how many where the parameter is absent
     * @param most the largest number that is allowed
     */
    public int limit(Parameter parameter, int otherwise, int most) {
        String value = text(parameter);
        if (value == null) {
            return otherwise;
        }
        if (value.matches("\\d{1,6}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= most) {
            return Integer.parseInt(value);
        }
        throw wrong(parameter, value, "a whole number from 1 to " + most);
    }

    /** The filters as they are given, each as one text. */
    public List<String> filters() {
        return values.texts(Parameter.FILTERS.key());
    }

    /** The length of a period. */
    public Interval interval() {
        return Interval.valueOf(constant(Parameter.INTERVAL, "day"));
    }

    /** The dimensions that periods are broken down by; empty for none. */
    public List<Dimension> by() {
        String by = choice(Parameter.BY, "none");
        return switch (by == null ? "none" : by) {
            case "model" -> List.of(Dimension.MODEL);
            case "provider" -> List.of(Dimension.PROVIDER);
            case "project" -> List.of(Dimension.PROJECT);
            case "tool", "agent" -> List.of(Dimension.TOOL);
            default -> List.of();
        };
    }

    /** The user whose interactions are wanted; null for all users. */
    public @Nullable String userId() {
        return text(Parameter.USER);
    }

    /** The kind of interactions that are wanted; null for all kinds. */
    public @Nullable InteractionKind kind() {
        String kind = choice(Parameter.KIND, null);
        return kind == null ? null : InteractionKind.of(kind).orElseThrow();
    }

    /** The sessions that are wanted. */
    public SessionFilter sessions() {
        String parent = text(Parameter.PARENT);
        boolean roots = ROOTS.equals(parent);
        return new SessionFilter(filter(), userId(), kind(), roots, roots || ALL.equals(parent) ? null : parent);
    }

    /** Where the page begins; null for the first page. */
    public @Nullable PagePosition after() {
        String cursor = text(Parameter.CURSOR);
        if (cursor == null) {
            return null;
        }
        return PageCursor.parse(cursor)
                .orElseThrow(() -> wrong(Parameter.CURSOR, cursor, "taken from the Link header of the page before"));
    }

    /** Returns the address of the page that begins at a position, with the same parameters otherwise. */
    public String next(String path, PagePosition position) {
        return address(path, Parameter.CURSOR, PageCursor.text(position));
    }

    /** Returns an address with these parameters, of which one has another value. */
    public String address(String path, Parameter parameter, String value) {
        return values.address(path, parameter.key(), value);
    }

    /** The state of the batches to list; null for all states. */
    public @Nullable String status() {
        return choice(Parameter.STATUS, null);
    }

    /** The instant at which prices are in force; null for now. */
    public @Nullable Instant at() {
        return instant(Parameter.AT);
    }

    /** The state of the prices to list. */
    public String priceState() {
        String state = choice(Parameter.STATE, null);
        return state == null ? "active" : state;
    }

    /** The format that the parameter names, {@code json} or {@code csv}; null where the parameter is absent. */
    public @Nullable String format() {
        return choice(Parameter.FORMAT, null);
    }

    private TimeRange range(ZoneId zone) {
        Instant from = instant(Parameter.FROM, zone);
        Instant to = instant(Parameter.TO, zone);
        return QueryValues.range(from, to);
    }

    /** The instant that a parameter names; null for none. */
    @Nullable
    Instant instant(Parameter parameter) {
        return instant(parameter, zone());
    }

    private @Nullable Instant instant(Parameter parameter, ZoneId zone) {
        String value = text(parameter);
        try {
            return value == null ? null : PointInTime.parse(value, zone);
        } catch (DateTimeException wrong) {
            throw wrong(
                    parameter,
                    value,
                    "an instant like 2026-11-02T09:00:00Z, a date like 2026-11-02, or epoch milliseconds");
        }
    }

    /** The zone in which days begin. */
    public ZoneId zone() {
        return values.zone(Parameter.ZONE.key(), serverZone);
    }

    private String constant(Parameter parameter, String otherwise) {
        String value = choice(parameter, otherwise);
        return (value == null ? otherwise : value).toUpperCase(Locale.ROOT);
    }

    /** The value of a parameter that has a list of values. */
    public @Nullable String choice(Parameter parameter, @Nullable String otherwise) {
        String value = text(parameter);
        if (value == null) {
            return otherwise;
        }
        List<String> allowed = server.allowed(parameter);
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            throw wrong(parameter, value, "one of " + String.join(", ", allowed));
        }
        return value;
    }

    /** The value of a parameter as it is given; null for none. */
    public @Nullable String text(Parameter parameter) {
        return values.text(parameter.key());
    }

    private static BadQueryException wrong(Parameter parameter, @Nullable String value, String expected) {
        return QueryValues.wrong(parameter.key(), value, expected, parameter.allowed());
    }
}
