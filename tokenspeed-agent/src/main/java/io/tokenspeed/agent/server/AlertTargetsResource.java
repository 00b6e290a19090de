package io.tokenspeed.agent.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.agent.alert.LocalAlerts;
import io.tokenspeed.agent.alert.TargetJson;
import io.tokenspeed.agent.alert.TargetsFile;
import io.tokenspeed.alerts.delivery.Target;
import io.tokenspeed.dashboard.alert.RuleBody;
import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.server.problem.BadQueryException;
import io.tokenspeed.server.problem.Problem;
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
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The API of the targets of alerts. Addresses and secrets are taken and never given back. */
@Path("/alerts/targets")
public final class AlertTargetsResource {
    private final TargetsFile targets;
    private final LocalAlerts alerts;

    AlertTargetsResource(LocalAlerts alerts) {
        this.targets = alerts.targets();
        this.alerts = alerts;
    }

    /** All targets. */
    @GET
    public Response list(@Context UriInfo uri) {
        Query.of(Endpoint.ALERT_TARGETS, uri.getQueryParameters(), ZoneOffset.UTC);
        return json(Answers.json(TargetJson.shown(targets.all())));
    }

    /** Replaces the targets that were added. A member that is left out stays as it is. */
    @PUT
    public Response put(@Context UriInfo uri, InputStream body) throws IOException {
        Query.of(Endpoint.ALERT_TARGETS_PUT, uri.getQueryParameters(), ZoneOffset.UTC);
        JsonNode json = RuleBody.object(body);
        try {
            targets.change(before -> TargetJson.changed(before, json));
        } catch (IllegalArgumentException wrong) {
            String sentence = String.valueOf(wrong.getMessage());
            throw new BadQueryException(
                    "A target is wrong: " + sentence,
                    sentence.substring(0, Math.max(0, sentence.indexOf(' '))),
                    List.of());
        }
        return json(Answers.json(TargetJson.shown(targets.all())));
    }

    /** Sends a test to a target, once. */
    @POST
    @Path("/{id}/test")
    public Response test(@PathParam("id") String id, @Context UriInfo uri) {
        Query.of(Endpoint.ALERT_TEST, uri.getQueryParameters(), ZoneOffset.UTC);
        Optional<Target> target = targets.find(id);
        if (target.isEmpty()) {
            List<String> ids = targets.all().stream().map(Target::id).toList();
            return Problem.of(404, "Not found", "There is no target \"" + id + "\".", "id", ids)
                    .response();
        }
        try {
            Optional<String> error = alerts.deliveries().test(target.get());
            return json(
                    Answers.json(new Row().with("delivered", error.isEmpty()).with("error", error.orElse(null))));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Problem.of(503, "Stopping", "The server is stopping.").response();
        }
    }

    private static Response json(byte[] body) {
        return Response.ok(body, MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .build();
    }
}
