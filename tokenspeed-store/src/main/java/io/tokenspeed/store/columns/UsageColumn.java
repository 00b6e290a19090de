package io.tokenspeed.store.columns;

import io.tokenspeed.model.request.BelievedCost;
import io.tokenspeed.model.request.Status;
import io.tokenspeed.model.request.TokenCounts;
import io.tokenspeed.model.request.UsageSource;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The numbers that are kept per hour, each with the way in which SQL makes it from requests, the same in Java, and how it
 * adds up again. A column of {@code usage_hour} of the same name holds each.
 */
@SuppressWarnings({"ImmutableEnumChecker", "EnumOrdinal"})
public // its functions hold nothing; arrays are faster than maps
enum UsageColumn implements SqlColumn {
    REQUESTS("requests", RequestSum.count("has_usage", CountedRequest::hasUsage)),
    FAILED(
            "failed",
            RequestSum.count("has_usage = 0 AND status = 'failed'", one -> one.endedWithoutUsage(Status.FAILED))),
    CANCELLED(
            "cancelled",
            RequestSum.count("has_usage = 0 AND status = 'cancelled'", one -> one.endedWithoutUsage(Status.CANCELLED))),
    INPUT("input", RequestSum.tokens("input", TokenCounts::input)),
    CACHE_READ("cache_read", RequestSum.tokens("cache_read", TokenCounts::cacheRead)),
    CACHE_WRITE_5M("cache_write_5m", RequestSum.tokens("cache_write_5m", TokenCounts::cacheWrite5m)),
    CACHE_WRITE_1H("cache_write_1h", RequestSum.tokens("cache_write_1h", TokenCounts::cacheWrite1h)),
    OUTPUT("output", RequestSum.tokens("output", TokenCounts::output)),
    REASONING(
            "reasoning",
            RequestSum.tokens("reasoning", Believed.OUTPUT + " AND reasoning > 0", TokenCounts::reasoning)),
    LOGGED_NANO(
            "logged_nano",
            RequestSum.money(Believed.LOGGED, one -> one.request().loggedCostNano())),
    LOGGED("logged", RequestSum.priced(Believed.LOGGED, one -> one.request().loggedCostNano())),
    COMPUTED_NANO("computed_nano", RequestSum.money("computed_nano", CountedRequest::computedNano)),
    COMPUTED("computed", RequestSum.priced("computed_nano", CountedRequest::computedNano)),
    AUTO_NANO("auto_nano", RequestSum.money(Believed.AUTO, CountedRequest::autoNano)),
    AUTO("auto", RequestSum.priced(Believed.AUTO, CountedRequest::autoNano)),
    UNRELIABLE_OUTPUT(
            "unreliable_output",
            RequestSum.count(
                    "output_reliable = 0 OR NOT " + Believed.OUTPUT,
                    one -> !one.tokens().outputReliable())),
    MISSING_USAGE(
            "missing_usage",
            RequestSum.count(
                    "has_usage AND usage_source = 'missing'",
                    one -> one.hasUsage() && one.tokens().source() == UsageSource.MISSING)),
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
    FIRST_AT(
            "first_at",
            RequestSum.earliest("instant", one -> one.request().timing().instantMillis())),
    LAST_AT(
            "last_at",
            RequestSum.latest("instant", one -> one.request().timing().instantMillis())),
    /** Before {@link #FIRST_AT} where that is the end of a request. */
    FIRST_STARTED_AT("first_started_at", RequestSum.earliest("started_at", CountedRequest::startedAt));

    /** The names of all, separated by commas. */
    public static final String NAMES = list(UsageColumn::column);

    /** All as aggregates over {@code usage_request}. */
    public static final String SUMS = list(column -> column.sum.sql() + " AS " + column.name);

    /** All as aggregates over {@code usage_hour} or another table of the same columns. */
    static final String SUMS_AGAIN = list(column -> column.adding().sql(column.name) + " AS " + column.name);

    private final String name;
    private final RequestSum sum;

    UsageColumn(String name, RequestSum sum) {
        this.name = name;
        this.sum = sum;
    }

    /** What another program or a log wrote counts only where it can be true. */
    private static final class Believed {
        static final String OUTPUT = "(output BETWEEN 0 AND " + TokenCounts.MOST + ")";
        static final String LOGGED =
                "CASE WHEN logged_nano BETWEEN 0 AND " + BelievedCost.MOST_NANO + " THEN logged_nano END";
        static final String AUTO = "COALESCE(" + LOGGED + ", computed_nano)";
    }

    private static String list(Function<UsageColumn, String> sql) {
        return Arrays.stream(values()).map(sql).collect(Collectors.joining(", "));
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

    /** Whether it holds instants in epoch milliseconds, of which groups keep one, and no sum. */
    public boolean isTime() {
        return adding() == RequestSum.Adding.EARLIEST || adding() == RequestSum.Adding.LATEST;
    }

    /** The number of a single request. */
    long of(CountedRequest request) {
        return sum.ofOne().applyAsLong(request);
    }
}
