package io.tokenspeed.store.columns;

import io.tokenspeed.model.price.CostMode;
import io.tokenspeed.model.request.BelievedCost;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The numbers of an hour sum, each with its SQL over requests, the same computation in Java, and the way to combine
 * sums. Each is stored in the column of {@code usage_hour} with its name.
 */
@SuppressWarnings({"ImmutableEnumChecker", "EnumOrdinal"}) // its sums never change; arrays are faster than maps
public enum UsageColumn implements SqlColumn {
    REQUESTS("requests", RequestSum.count("has_usage")),
    FAILED("failed", RequestSum.count("has_usage = 0 AND status = 'failed'")),
    CANCELLED("cancelled", RequestSum.count("has_usage = 0 AND status = 'cancelled'")),
    INPUT("input", RequestSum.tokens("input")),
    CACHE_READ("cache_read", RequestSum.tokens("cache_read")),
    CACHE_WRITE_5M("cache_write_5m", RequestSum.tokens("cache_write_5m")),
    CACHE_WRITE_1H("cache_write_1h", RequestSum.tokens("cache_write_1h")),
    OUTPUT("output", RequestSum.tokens("output")),
    REASONING("reasoning", RequestSum.tokens("reasoning", Believed.OUTPUT + " AND reasoning > 0")),
    LOGGED_NANO("logged_nano", RequestSum.money(Believed.LOGGED)),
    LOGGED("logged", RequestSum.priced(Believed.LOGGED)),
    COMPUTED_NANO("computed_nano", RequestSum.money("computed_nano")),
    COMPUTED("computed", RequestSum.priced("computed_nano")),
    AUTO_NANO("auto_nano", RequestSum.money(Believed.AUTO)),
    AUTO("auto", RequestSum.priced(Believed.AUTO)),
    UNRELIABLE_OUTPUT("unreliable_output", RequestSum.count("output_reliable = 0 OR NOT " + Believed.OUTPUT)),
    MISSING_USAGE("missing_usage", RequestSum.count("has_usage AND usage_source = 'missing'")),
    DECODE("decode", SpeedKind.DECODE.samples()),
    DECODE_TOKENS("decode_tokens", SpeedKind.DECODE.tokens()),
    DECODE_MS("decode_ms", SpeedKind.DECODE.millis()),
    E2E("e2e", SpeedKind.E2E.samples()),
    E2E_TOKENS("e2e_tokens", SpeedKind.E2E.tokens()),
    E2E_MS("e2e_ms", SpeedKind.E2E.millis()),
    APPROXIMATED("approximated", SpeedKind.E2E.samplesFromLogs()),
    TURN("turn", SpeedKind.TURN.samples()),
    TURN_TOKENS("turn_tokens", SpeedKind.TURN.tokens()),
    TURN_MS("turn_ms", SpeedKind.TURN.millis()),
    STREAM("stream", SpeedKind.STREAM.samples()),
    STREAM_TOKENS("stream_tokens", SpeedKind.STREAM.tokens()),
    STREAM_MS("stream_ms", SpeedKind.STREAM.millis()),
    FIRST_AT("first_at", RequestSum.earliest("instant")),
    LAST_AT("last_at", RequestSum.latest("instant")),
    /** The earliest start; before {@link #FIRST_AT}, which is an end where the end is known. */
    FIRST_STARTED_AT("first_started_at", RequestSum.earliest("started_at")),
    /** The part of {@link #AUTO_NANO} that is known to be server tools. */
    TOOLS_NANO("tools_nano", RequestSum.money(Believed.TOOLS));

    /** The names of all columns, separated by commas. */
    public static final String NAMES = list(UsageColumn::column);

    /** All columns as aggregates over {@code usage_request}. */
    public static final String SUMS = list(column -> column.sum.sql() + " AS " + column.name);

    /** All columns as aggregates over {@code usage_hour} or a table with the same columns. */
    static final String SUMS_AGAIN = list(column -> column.adding().sql(column.name) + " AS " + column.name);

    private final String name;
    private final RequestSum sum;

    UsageColumn(String name, RequestSum sum) {
        this.name = name;
        this.sum = sum;
    }

    /** Conditions for credible numbers: impossible numbers of a log or another program do not count. */
    private static final class Believed {
        static final String OUTPUT = "(output BETWEEN 0 AND " + TokenCounts.MOST + ")";
        static final String LOGGED =
                "CASE WHEN logged_nano BETWEEN 0 AND " + BelievedCost.MOST_NANO + " THEN logged_nano END";
        /** A logged cost does not tell its parts. */
        static final String TOOLS = "CASE WHEN (" + LOGGED + ") IS NULL THEN tools_nano END";

        static final String AUTO = "COALESCE(" + LOGGED + ", computed_nano)";
    }

    private static String list(Function<UsageColumn, String> sql) {
        return Arrays.stream(values()).map(sql).collect(Collectors.joining(", "));
    }

    /** An SQL expression for the cost of one request in nano-dollars; null if that is unknown. */
    public static String cost(CostMode mode) {
        return switch (mode) {
            case AUTO -> Believed.AUTO;
            case CALCULATE -> "computed_nano";
            case DISPLAY -> Believed.LOGGED;
        };
    }

    /** An SQL expression for a number of tokens of one request, 0 where that cannot be true. */
    public static String believedTokens(String column) {
        return "CASE WHEN " + column + " BETWEEN 0 AND " + TokenCounts.MOST + " THEN " + column + " ELSE 0 END";
    }

    @Override
    public String column() {
        return name;
    }

    @Override
    public int index() {
        return ordinal();
    }

    RequestSum.Adding adding() {
        return sum.adding();
    }

    /**
     * Whether the column holds an instant in milliseconds since the epoch, the earliest or latest of a group, instead
     * of a sum.
     */
    public boolean isTime() {
        return adding() == RequestSum.Adding.EARLIEST || adding() == RequestSum.Adding.LATEST;
    }

    /**
     * Returns the number of one request, equal to the SQL. A switch, because linking a lambda per column would slow
     * every start.
     */
    long of(CountedRequest one) {
        return switch (this) {
            case REQUESTS -> one.hasUsage() ? 1 : 0;
            case FAILED -> one.endedWithoutUsage(Status.FAILED) ? 1 : 0;
            case CANCELLED -> one.endedWithoutUsage(Status.CANCELLED) ? 1 : 0;
            case INPUT -> one.tokens().input();
            case CACHE_READ -> one.tokens().cacheRead();
            case CACHE_WRITE_5M -> one.tokens().cacheWrite5m();
            case CACHE_WRITE_1H -> one.tokens().cacheWrite1h();
            case OUTPUT -> one.tokens().output();
            case REASONING -> one.tokens().reasoning();
            case LOGGED_NANO -> one.nano(one.request().loggedCostNano());
            case LOGGED -> one.priced(one.request().loggedCostNano());
            case COMPUTED_NANO -> one.nano(one.computedNano());
            case COMPUTED -> one.priced(one.computedNano());
            case AUTO_NANO -> one.nano(one.autoNano());
            case AUTO -> one.priced(one.autoNano());
            case UNRELIABLE_OUTPUT -> one.tokens().outputReliable() ? 0 : 1;
            case MISSING_USAGE -> one.hasUsage() && one.tokens().source() == UsageSource.MISSING ? 1 : 0;
            case DECODE -> SpeedKind.DECODE.samples(one);
            case DECODE_TOKENS -> SpeedKind.DECODE.tokens(one);
            case DECODE_MS -> SpeedKind.DECODE.millis(one);
            case E2E -> SpeedKind.E2E.samples(one);
            case E2E_TOKENS -> SpeedKind.E2E.tokens(one);
            case E2E_MS -> SpeedKind.E2E.millis(one);
            case APPROXIMATED -> SpeedKind.E2E.samplesFromLogs(one);
            case TURN -> SpeedKind.TURN.samples(one);
            case TURN_TOKENS -> SpeedKind.TURN.tokens(one);
            case TURN_MS -> SpeedKind.TURN.millis(one);
            case STREAM -> SpeedKind.STREAM.samples(one);
            case STREAM_TOKENS -> SpeedKind.STREAM.tokens(one);
            case STREAM_MS -> SpeedKind.STREAM.millis(one);
            case FIRST_AT, LAST_AT -> one.request().timing().instantMillis();
            case FIRST_STARTED_AT -> one.startedAt();
            case TOOLS_NANO -> one.nano(one.toolsNano());
        };
    }
}
