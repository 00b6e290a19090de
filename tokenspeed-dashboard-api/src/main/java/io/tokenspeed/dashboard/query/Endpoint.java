package io.tokenspeed.dashboard.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An endpoint of the API with the query parameters that it accepts. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are copies that cannot change
public enum Endpoint {
    STATS("/api/stats", "What all matching requests add up to", Parameter.FILTER, Parameter.FORMAT),
    MODELS("/api/stats/models", "Models, fastest first", Parameter.FILTER, Parameter.LIMIT, Parameter.FORMAT),
    PROVIDERS(
            "/api/stats/providers",
            "Providers, most requests first",
            Parameter.FILTER,
            Parameter.LIMIT,
            Parameter.FORMAT),
    TOOLS(
            "/api/stats/tools",
            "The programs that wrote the logs, most tokens first",
            Parameter.FILTER,
            Parameter.FORMAT),
    PROJECTS("/api/projects", "Projects, last active first", Parameter.FILTER, Parameter.LIMIT, Parameter.FORMAT),
    HISTORY("/api/history", "Single requests, latest first", Parameter.FILTER, Parameter.LIMIT, Parameter.FORMAT),
    SESSIONS(
            "/api/sessions",
            "Sessions, last active first",
            Parameter.FILTER,
            Parameter.USER,
            Parameter.KIND,
            Parameter.PARENT,
            Parameter.CURSOR,
            Parameter.LIMIT,
            Parameter.FORMAT),
    SESSION(
            "/api/sessions/{id}",
            "One session with its sub-sessions, sub-agents and models",
            List.of(),
            Parameter.MODE,
            Parameter.FORMAT),
    INTERACTIONS(
            "/api/sessions/{id}/interactions",
            "The interactions of a session, earliest first",
            List.of(),
            Parameter.KIND,
            Parameter.CURSOR,
            Parameter.LIMIT,
            Parameter.FORMAT),
    DAILY(
            "/api/stats/daily",
            "What happened on each day, and what it cost",
            Parameter.OF_ACTIVITY,
            Parameter.USER,
            Parameter.FORMAT),
    USERS("/api/stats/users", "Users, last active first", Parameter.OF_ACTIVITY, Parameter.LIMIT, Parameter.FORMAT),
    USER("/api/stats/users/{id}", "One user; local is the owner", Parameter.OF_ACTIVITY, Parameter.FORMAT),
    SYSTEM("/api/stats/system", "What the database holds", List.of(), Parameter.FORMAT),
    BLOCKS("/api/blocks", "Session blocks of five hours, and gaps, by their start", Parameter.FILTER),
    LIMITS("/api/limits", "What tools reported last about the limits of subscriptions", List.of()),
    SERIES(
            "/api/series",
            "Periods in order of time",
            Parameter.FILTER,
            Parameter.INTERVAL,
            Parameter.BY,
            Parameter.FORMAT),
    PRICING_RATES(
            "/api/pricing/rates",
            "Prices in force by provider and model",
            List.of(Parameter.PROVIDER, Parameter.MODEL),
            Parameter.AT,
            Parameter.STATE,
            Parameter.FORMAT),
    PRICING_UNPRICED(
            "/api/pricing/unpriced",
            "Models with requests of unknown cost, most of them first",
            Parameter.FILTER,
            Parameter.LIMIT,
            Parameter.FORMAT),
    METRICS_CURRENT("/api/metrics/current", "Metrics of the last minute, hour, day, week and month", List.of()),
    METRICS_HISTORICAL(
            "/api/metrics/historical",
            "One metric over time",
            Parameter.OF_HISTORY,
            Parameter.TYPE,
            Parameter.AGGREGATION),
    OVERVIEW(
            "/api/v1/overview",
            "What happened in a time, beside the time before",
            Parameter.OF_DASHBOARD,
            Parameter.COMPARE,
            Parameter.BUCKET),
    GROUPED_SERIES(
            "/api/v1/series",
            "The course of the largest groups",
            Parameter.OF_DASHBOARD,
            Parameter.COMPARE,
            Parameter.BUCKET,
            Parameter.GROUP,
            Parameter.GROUPS),
    DISTRIBUTION(
            "/api/v1/distribution",
            "How speeds or waits of single requests are spread",
            Parameter.OF_DASHBOARD,
            Parameter.MEASURE,
            Parameter.GROUP,
            Parameter.GROUPS),
    STRATA(
            "/api/v1/strata",
            "How speeds or waits of single requests are spread, by the size of their prompts",
            Parameter.OF_DASHBOARD,
            Parameter.GROUP,
            Parameter.GROUPS),
    HEATMAP(
            "/api/v1/heatmap",
            "A map of hours of the week, of days, or of waits over time",
            Parameter.OF_DASHBOARD,
            Parameter.MAP,
            Parameter.MAP_MEASURE,
            Parameter.BUCKET),
    FACETS("/api/v1/facets", "The names that filters can choose, most requests first", Parameter.OF_DASHBOARD),
    LISTED_REQUESTS(
            "/api/v1/requests",
            "Single requests, latest first",
            Parameter.OF_DASHBOARD,
            Parameter.CURSOR,
            Parameter.ROWS,
            Parameter.FORMAT),
    LISTED_REQUEST("/api/v1/requests/{id}", "One request", List.of(), Parameter.MODE),
    LISTED_SESSIONS(
            "/api/v1/sessions",
            "Sessions of a time, last active first",
            Parameter.OF_DASHBOARD,
            Parameter.CURSOR,
            Parameter.ROWS),
    LISTED_SESSION(
            "/api/v1/sessions/{id}",
            "One session with its requests and what each kind of token cost",
            List.of(),
            Parameter.MODE),
    DEVICES("/api/v1/devices", "The devices of a hub, most tokens first", Parameter.OF_DASHBOARD),
    PUBLIC(
            "/api/v1/public",
            "What a hub shows without a token, where it does: sums of several devices and whole days",
            List.of(),
            Parameter.DAYS),
    LIVE("/api/live", "Finished requests as they come, as server-sent events", List.of()),
    UPLOAD_STATUS("/api/upload/status", "Whether sums are sent to a hub, what waits and what was lost", List.of()),
    UPLOAD_QUEUE(
            "/api/upload/queue",
            "Batches for the hub, waiting ones first, then newest first",
            List.of(),
            Parameter.LIMIT,
            Parameter.STATUS),
    UPLOAD_PREVIEW("/api/upload/preview", "The exact body that leaves next for the hub", List.of()),
    UPLOAD_BATCH("/api/upload/batches/{id}", "The exact body of a batch that waits or was sent", List.of()),
    UPLOAD_FLUSH("/api/upload/flush", "Asks for sending as soon as the hub allows it", "POST"),
    TRACK_START("/api/track/session/start", "Tells that a session began", "POST"),
    TRACK_INTERACTION("/api/track/interaction", "Tells of an interaction, and answers with its cost", "POST"),
    TRACK_END("/api/track/session/end", "Tells that a session ended", "POST"),
    TRACK_BATCH("/api/track/batch", "Tells of up to 500 events at once", "POST"),
    TRACK_SCHEMA("/api/schemas/track-1.json", "The JSON schema of tracked events", List.of()),
    PRICING_HELD("/api/pricing/held", "Prices that moved too far to be believed without you", List.of()),
    PRICING_SYNCS("/api/pricing/sync", "The latest syncs of prices, newest first", List.of(), Parameter.LIMIT),
    PRICING_SYNC("/api/pricing/sync", "Asks for a sync of prices with all sources", "POST"),
    METRICS_ALERTS("/api/metrics/alerts", "Rules of alerts with their states, and how deliveries stand", List.of()),
    ALERT_RULES("/api/alerts/rules", "Rules of alerts with all their fields", List.of()),
    ALERT_RULE("/api/alerts/rules/{id}", "One rule", List.of()),
    ALERT_RULE_PUT("/api/alerts/rules/{id}", "Stores a rule in place of that with its id", "PUT"),
    ALERT_RULE_DELETE("/api/alerts/rules/{id}", "Removes a rule; a default one is disabled", "DELETE"),
    ALERT_MUTE("/api/alerts/rules/{id}/mute", "Mutes a rule until an instant; null ends it", "POST"),
    ALERT_PREVIEW("/api/alerts/preview", "What a rule would have done in the last seven days", "POST"),
    ALERT_EVENTS("/api/alerts/events", "Events of the last 90 days, newest first", List.of(), Parameter.LIMIT),
    ALERT_TARGETS("/api/alerts/targets", "Where alerts are delivered, without addresses and secrets", List.of()),
    ALERT_TARGETS_PUT("/api/alerts/targets", "Replaces the targets that were added", "PUT"),
    ALERT_TEST("/api/alerts/targets/{id}/test", "Sends a test to a target", "POST"),
    STATUSLINE("/api/statusline", "The line that the command of this name prints", "POST"),
    META("/api/meta", "What the API offers and what its words mean", List.of()),
    OPENAPI("/api/openapi.json", "This API in OpenAPI 3.1", List.of()),
    HEALTH("/api/health", "Whether the server answers", List.of());

    private final String method;
    private final String path;
    private final String description;
    private final List<Parameter> parameters;

    Endpoint(String path, String description, List<Parameter> filter, Parameter... more) {
        this.method = "GET";
        this.path = path;
        this.description = description;
        List<Parameter> all = new ArrayList<>(filter);
        all.addAll(Arrays.asList(more));
        this.parameters = List.copyOf(all);
    }

    Endpoint(String path, String description, String method) {
        this.method = method;
        this.path = path;
        this.description = description;
        this.parameters = List.of();
    }

    /** The HTTP method. */
    public String method() {
        return method;
    }

    /** The path from {@code /api} on. */
    public String path() {
        return path;
    }

    /** A few words on what the endpoint answers. */
    public String description() {
        return description;
    }

    /** The query parameters that the endpoint accepts. */
    public List<Parameter> parameters() {
        return parameters;
    }
}
