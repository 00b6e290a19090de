package io.tokenspeed.store.columns;

import io.tokenspeed.model.request.Pass;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of {@code requests}, each with the value that it stores: a value of the request, or an SQL expression
 * over other columns, whose values are written as their names after a colon.
 */
@SuppressWarnings({"ImmutableEnumChecker", "EnumOrdinal"}) // its functions hold nothing; arrays are faster than maps
public enum RequestColumn implements SqlColumn {
    ID("id", ColumnValue.text(row -> RequestId.of(row.request()))),
    SESSION_ID("session_id", ColumnValue.text(row -> row.request().place().sessionId())),
    MESSAGE_ID("message_id", ColumnValue.text(row -> row.request().place().messageId())),
    PROJECT_ID("project_id", ColumnValue.text(row -> row.request().place().project())),
    MODEL_ID("model_id", ColumnValue.text(row -> row.request().place().model())),
    PROVIDER_ID("provider_id", ColumnValue.text(row -> row.request().place().provider())),
    AGENT("agent", ColumnValue.text(row -> row.request().place().mode())),
    AGENT_RUN("agent_run", ColumnValue.text(row -> row.request().place().agentRun())),
    INPUT_TOKENS("input_tokens", ColumnValue.number(row -> row.tokens().input())),
    /** Output tokens without reasoning, as the predecessor stores them. */
    OUTPUT_TOKENS(
            "output_tokens",
            ColumnValue.number(row -> row.tokens().output() - row.tokens().reasoning())),
    REASONING_TOKENS("reasoning_tokens", ColumnValue.number(row -> row.tokens().reasoning())),
    CACHE_READ("cache_read", ColumnValue.number(row -> row.tokens().cacheRead())),
    CACHE_WRITE("cache_write", ":cache_write_5m + :cache_write_1h"),
    TOTAL_TOKENS("total_tokens", ":input_tokens + :output_tokens + :reasoning_tokens"),
    STARTED_AT("started_at", ColumnValue.number(row -> row.request().timing().earliestMillis())),
    COMPLETED_AT(
            "completed_at",
            ColumnValue.optionalNumber(row -> row.request().timing().completedAtMillis())),
    DURATION_MS(
            "duration_ms",
            ColumnValue.optionalNumber(row -> row.request().timing().durationMillis())),
    OUTPUT_TPS("output_tps", ":output_tokens * 1000.0 / NULLIF(:duration_ms, 0)"),
    TOTAL_TPS("total_tps", "(:input_tokens + :output_tokens + :reasoning_tokens) * 1000.0 / NULLIF(:duration_ms, 0)"),
    COST("cost", "COALESCE(:cost_logged_nano, :cost_computed_nano) / 1e9"),
    TOOL("tool", ColumnValue.text(row -> row.request().tool())),
    FORK_KEY("fork_key", ColumnValue.text(row -> row.request().forkKey())),
    TRACE("trace", ColumnValue.number(row -> row.request().kind().rank())),
    DISTANCE("distance", ColumnValue.number(row -> row.request().place().distance())),
    CACHE_WRITE_5M("cache_write_5m", ColumnValue.number(row -> row.tokens().cacheWrite5m())),
    CACHE_WRITE_1H("cache_write_1h", ColumnValue.number(row -> row.tokens().cacheWrite1h())),
    REASONING_KNOWN("reasoning_known", ColumnValue.flag(row -> row.tokens().reasoningKnown())),
    USAGE_SOURCE("usage_source", ColumnValue.name(row -> row.tokens().source())),
    OUTPUT_RELIABLE("output_reliable", ColumnValue.flag(row -> row.tokens().outputReliable())),
    STATUS("status", ColumnValue.name(row -> row.request().ending().status())),
    ERROR_KIND("error_kind", ColumnValue.name(row -> row.request().ending().errorKind())),
    FIRST_TOKEN_AT(
            "first_token_at",
            ColumnValue.optionalNumber(row -> row.request().timing().firstTokenAtMillis())),
    SPEED_BASIS("speed_basis", ColumnValue.name(row -> row.request().timing().speedBasis())),
    WINDOW_MS(
            "window_ms",
            ColumnValue.optionalNumber(row -> row.request().timing().windowMillis())),
    SPEED_TOKENS("speed_tokens", ColumnValue.optionalNumber(PricedRequest::speedTokens)),
    SPEED_MS("speed_ms", ColumnValue.optionalNumber(PricedRequest::speedMillis)),
    COST_LOGGED_NANO(
            "cost_logged_nano", ColumnValue.optionalNumber(row -> row.request().loggedCostNano())),
    COST_COMPUTED_NANO("cost_computed_nano", ColumnValue.optionalNumber(PricedRequest::costNano)),
    COST_TOOLS_NANO("cost_tools_nano", ColumnValue.optionalNumber(PricedRequest::toolsNano)),
    PRICE_ID("price_id", ColumnValue.text(PricedRequest::priceId)),
    CALCULATION("calculation", ColumnValue.optionalNumber(PricedRequest::calculation)),
    SERVICE_TIER("service_tier", ColumnValue.text(row -> row.request().ending().serviceTier())),
    RESPONSE_ID("response_id", ColumnValue.text(row -> row.request().ids().response())),
    REQUEST_ID("request_id", ColumnValue.text(row -> row.request().ids().request())),
    REGION("region", ColumnValue.text(row -> row.request().billing().region())),
    WEB_SEARCHES("web_searches", ColumnValue.optionalNumber(PricedRequest::webSearches)),
    PASSES("passes", ColumnValue.text(row -> passes(row.request().billing().passes())));

    /** The names of all columns, separated by commas, in the order of {@link #position}. */
    public static final String NAMES =
            Arrays.stream(values()).map(RequestColumn::column).collect(Collectors.joining(", "));

    private final String name;
    private final @Nullable ColumnValue<PricedRequest> value;
    private final String expression;

    RequestColumn(String name, ColumnValue<PricedRequest> value) {
        this.name = name;
        this.value = value;
        this.expression = ":" + name;
    }

    RequestColumn(String name, String expression) {
        this.name = name;
        this.value = null;
        this.expression = expression;
    }

    private static @Nullable String passes(List<Pass> passes) {
        return passes.isEmpty() ? null : Pass.text(passes);
    }

    @Override
    public String column() {
        return name;
    }

    /** The value of the parameter with the column's name; null for a column with an expression. */
    @Nullable
    public ColumnValue<PricedRequest> value() {
        return value;
    }

    /** The SQL expression to store, with named parameters. */
    public String expression() {
        return expression;
    }

    @Override
    public int index() {
        return ordinal();
    }

    /** The position, from 1 on, in rows of a query that begins with {@link #NAMES}. */
    public int position() {
        return index() + 1;
    }
}
