package io.tokenspeed.dashboard.query;

import java.util.List;

/** A query parameter of the API. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are copies that cannot change
public enum Parameter {
    PROJECT("projectId", "only this project: its id, which is its root folder"),
    PROVIDER("providerId", "only this provider; \"unknown\" for requests without one"),
    MODEL("modelId", "only this model, as the log names it"),
    DEVICE("deviceId", "only this device; a parameter of hubs"),
    TOOL("tool", "only requests of this tool, for example claude, codex, opencode or an app that tracks"),
    AGENT("agent", "another name of tool"),
    FROM("from", "the first instant: 2026-11-02T09:00:00Z, 2026-11-02 (its start in tz) or epoch milliseconds"),
    TO("to", "the first instant after; written like from"),
    ZONE("tz", "time zone that days are cut in, for example Europe/Amsterdam; default the server's"),
    MODE("mode", "which cost is summed: auto is logged, else computed", "auto", "calculate", "display"),
    LIMIT("limit", "how many rows at most; default 100", "1..1000"),
    INTERVAL("interval", "the length of a period; default day", "hour", "day", "week", "month"),
    BY("by", "what periods are broken down by; default none", "none", "model", "provider", "project", "tool", "agent"),
    STATUS("status", "only batches in this state", "pending", "in_flight", "acked", "dead"),
    USER("userId", "only this user; local is the owner of this machine"),
    KIND("kind", "only interactions of this kind, or sessions with any", "chat", "db", "api", "cost_event"),
    PARENT("parent", "all, roots (whole trees of sessions), or the id of the session that started them; default all"),
    CURSOR("cursor", "where a page begins, as the Link header of the page before says"),
    AT("at", "the instant at which prices are in force, written like from; default now"),
    STATE("state", "only prices in this state; default active", "active", "held", "rejected", "kept"),
    START("start", "the first instant, written like from; default 24 hours before end"),
    END("end", "the first instant after, written like from; default now"),
    TYPE(
            "type",
            "the metric; needed",
            "request_rate",
            "latency_total",
            "latency_context",
            "latency_llm",
            "ttft",
            "decode_tps",
            "tokens_prompt",
            "tokens_completion",
            "tokens_total",
            "error_rate",
            "cache_hit_rate"),
    AGGREGATION("aggregation", "the length of a period; default hour", "minute", "hour", "day", "week", "month"),
    PERIOD(
            "period",
            "a time by its name, cut in the calendar of tz, in place of from and to; default 28d",
            "today",
            "yesterday",
            "24h",
            "7d",
            "28d",
            "30d",
            "90d",
            "month",
            "last_month",
            "year",
            "all"),
    COMPARE("cmp", "what the time is compared with; default prev, the time just before", "prev", "year", "off"),
    BUCKET("by", "the length of a period; default auto, by the span", "auto", "hour", "day", "week", "month"),
    FILTERS("f", "only what matches: operator,dimension,value[,value...], each percent-encoded; may repeat"),
    GROUP("group", "what is told apart; default none", "none", "model", "provider", "project", "tool"),
    GROUPS("limit", "how many groups at most, the largest first; default 6", "1..24"),
    MEASURE("metric", "what is measured; default e2e", "decode", "e2e", "ttft"),
    MAP("kind", "the form of the map; default week", "week", "calendar", "latency"),
    MAP_MEASURE(
            "metric", "what is shown; default tokens, ttft for latency", "tokens", "cost", "requests", "e2e", "ttft"),
    DAYS("days", "how many whole days in UTC; default 28", "7", "28", "90", "365"),
    ROWS("limit", "how many rows at most; default 50", "1..200"),
    FORMAT("format", "json, or csv where the answer is a table; default json", "json", "csv");

    /** The parameters of every endpoint that reads usage. */
    public static final List<Parameter> FILTER =
            List.of(PROJECT, PROVIDER, MODEL, TOOL, AGENT, DEVICE, FROM, TO, ZONE, MODE);

    /** The parameters of sums over what happened. */
    static final List<Parameter> OF_ACTIVITY = List.of(PROJECT, FROM, TO, ZONE);

    /** The parameters that choose the requests of a metric's history. */
    static final List<Parameter> OF_HISTORY = List.of(PROJECT, PROVIDER, MODEL, TOOL, AGENT, START, END, ZONE);

    /** The parameters that choose what an answer of the dashboard covers. */
    static final List<Parameter> OF_DASHBOARD = List.of(PERIOD, FROM, TO, ZONE, FILTERS, MODE);

    private final String key;
    private final String description;
    private final List<String> allowed;

    Parameter(String key, String description, String... allowed) {
        this.key = key;
        this.description = description;
        this.allowed = List.of(allowed);
    }

    /** The parameter's name in a URL. */
    public String key() {
        return key;
    }

    /** The parameter's name in the description of the API, which has each only once. */
    public String reference() {
        return switch (this) {
            case BUCKET -> "bucket";
            case GROUPS -> "groups";
            case MEASURE -> "measure";
            case MAP -> "map";
            case MAP_MEASURE -> "mapMeasure";
            case ROWS -> "rows";
            default -> key;
        };
    }

    /** A few words on what the parameter does. */
    public String description() {
        return description;
    }

    /** The allowed values; empty where they cannot be listed. */
    public List<String> allowed() {
        return allowed;
    }
}
