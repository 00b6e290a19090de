package io.tokenspeed.dashboard.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.model.alert.AlertControl;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.model.alert.AlertTable;
import io.tokenspeed.server.problem.BadQueryException;
import io.tokenspeed.server.problem.Problem;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows what fires, and shows and changes the rules of alerts. */
@Path("/")
public final class AlertsResource {
    private static final Duration SHOWN = Duration.ofDays(90);
    private static final Duration LONGEST_MUTE = Duration.ofDays(366);

    private final AlertControl control;
    private final AlertTable table;
    private final Clock clock;

    /**
     * @param control the rules
     * @param table counts deliveries
     */
    public AlertsResource(AlertControl control, AlertTable table, Clock clock) {
        this.control = control;
        this.table = table;
        this.clock = clock;
    }

    /** All rules with their states, for programs that watch. */
    @GET
    @Path("metrics/alerts")
    public Response overview(@Context UriInfo uri) {
        query(Endpoint.METRICS_ALERTS, uri);
        return json(AlertJson.overview(control.rules(), control.states(), DeliveryCounts.of(table, clock.instant())));
    }

    /** All rules with all their fields. */
    @GET
    @Path("alerts/rules")
    public Response rules(@Context UriInfo uri) {
        query(Endpoint.ALERT_RULES, uri);
        var states = control.states();
        List<Row> rules = control.rules().stream()
                .map(rule -> AlertJson.rule(rule, states))
                .toList();
        return json(new Row()
                .with("schemaVersion", 1)
                .with("rules", rules)
                .with("deliveries", AlertJson.deliveries(DeliveryCounts.of(table, clock.instant()))));
    }

    /** One rule. */
    @GET
    @Path("alerts/rules/{id}")
    public Response rule(@PathParam("id") String id, @Context UriInfo uri) {
        query(Endpoint.ALERT_RULE, uri);
        return answer(id);
    }

    /** Stores a rule: a new one, or one in place of that with its id. */
    @PUT
    @Path("alerts/rules/{id}")
    public Response put(@PathParam("id") String id, @Context UriInfo uri, InputStream body) throws IOException {
        query(Endpoint.ALERT_RULE_PUT, uri);
        ObjectNode json = (ObjectNode) RuleBody.object(body);
        if (json.hasNonNull("id") && !json.path("id").asText().equals(id)) {
            throw new BadQueryException("Member \"id\" must be that of the address.", "id", List.of(id));
        }
        json.put("id", id);
        control.save(RuleBody.rule(json));
        return answer(id);
    }

    /** Removes a rule; a default one is disabled. */
    @DELETE
    @Path("alerts/rules/{id}")
    public Response delete(@PathParam("id") String id, @Context UriInfo uri) {
        query(Endpoint.ALERT_RULE_DELETE, uri);
        return control.delete(id) ? Response.noContent().build() : unknown(id);
    }

    /** Mutes a rule until an instant, or ends a mute. */
    @POST
    @Path("alerts/rules/{id}/mute")
    public Response mute(@PathParam("id") String id, @Context UriInfo uri, InputStream body) throws IOException {
        query(Endpoint.ALERT_MUTE, uri);
        Instant until = until(RuleBody.object(body).path("until"));
        return control.mute(id, until) ? answer(id) : unknown(id);
    }

    private @Nullable Instant until(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        try {
            Instant until = Instant.parse(value.asText());
            if (until.isAfter(clock.instant()) && until.isBefore(clock.instant().plus(LONGEST_MUTE))) {
                return until;
            }
        } catch (DateTimeException wrong) {
            throw wrongUntil();
        }
        throw wrongUntil();
    }

    private static BadQueryException wrongUntil() {
        return new BadQueryException(
                "Member \"until\" must be an instant within the next year, like 2026-12-01T09:00:00Z, or null.",
                "until",
                List.of());
    }

    /** What a rule would have done in the last seven days. */
    @POST
    @Path("alerts/preview")
    public Response preview(@Context UriInfo uri, InputStream body) throws IOException {
        query(Endpoint.ALERT_PREVIEW, uri);
        ObjectNode json = (ObjectNode) RuleBody.object(body);
        if (!json.hasNonNull("id")) {
            json.put("id", "preview");
        }
        return json(AlertJson.preview(control.preview(RuleBody.rule(json))));
    }

    /** The events of the last 90 days, newest first. */
    @GET
    @Path("alerts/events")
    public Response events(@Context UriInfo uri) {
        int limit = query(Endpoint.ALERT_EVENTS, uri).limit();
        return json(AlertJson.events(control.events(clock.instant().minus(SHOWN), limit)));
    }

    private static Query query(Endpoint endpoint, UriInfo uri) {
        return Query.of(endpoint, uri.getQueryParameters(), ZoneOffset.UTC);
    }

    private Response answer(String id) {
        Optional<AlertRule> found =
                control.rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
        return found.map(rule -> json(AlertJson.rule(rule, control.states()))).orElseGet(() -> unknown(id));
    }

    private Response unknown(String id) {
        List<String> ids = control.rules().stream().map(AlertRule::id).toList();
        return Problem.of(404, "Not found", "There is no rule \"" + id + "\".", "id", ids)
                .response();
    }

    private static Response json(Row row) {
        return Response.ok(Answers.json(row), MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .build();
    }
}
