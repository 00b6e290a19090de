package io.tokenspeed.dashboard.resource;

import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.ExportCounts;
import io.tokenspeed.dashboard.query.Query;
import io.tokenspeed.dashboard.query.ServerFacts;
import io.tokenspeed.server.access.AccessFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Describes the API: its endpoints, units and definitions, also in OpenAPI. Answers health checks, too. */
@Path("/")
public final class MetaResource {
    private final ServerFacts facts;
    private final Description description;

    public MetaResource(ServerFacts facts) {
        this.facts = facts;
        this.description = new Description(facts.kind());
    }

    /** The facts about the server, and the endpoints, units and definitions of its API. */
    @GET
    @Path("meta")
    public Response meta(@Context UriInfo uri, @Context Request request) {
        Query.of(Endpoint.META, uri.getQueryParameters(), facts.timeZone());
        Instant imported = facts.lastImportAt();
        Row row = new Row()
                .with("apiVersion", AccessFilter.API_VERSION)
                .with("schemaVersion", facts.schemaVersion())
                .with("kind", facts.kind().text())
                .with("version", facts.version())
                .with("startedAt", facts.startedAt().toString())
                .with("timeZone", facts.timeZone().getId())
                .with("database", new Row().with("name", facts.databaseName()))
                .with("importing", facts.importing())
                .with("lastImportAt", imported == null ? null : imported.toString())
                .with(
                        "live",
                        new Row().with("readers", facts.liveReaders()).with("dropped", facts.droppedLiveReaders()))
                .with("telemetryExport", exported(facts.exported()))
                .with("endpoints", description.endpoints())
                .with("units", Words.UNITS)
                .with("definitions", Words.DEFINITIONS);
        return Answers.tagged(Answers.json(row), MediaType.APPLICATION_JSON, request);
    }

    private static @Nullable Row exported(@Nullable ExportCounts counts) {
        return counts == null
                ? null
                : new Row()
                        .with("sent", counts.sent())
                        .with("lost", counts.lost())
                        .with("waiting", counts.waiting())
                        .with("failedMetrics", counts.failedMetrics())
                        .with("lastProblem", counts.lastProblem());
    }

    /** The description of the API in OpenAPI. */
    @GET
    @Path("openapi.json")
    public Response openApi(@Context UriInfo uri, @Context Request request) {
        Query.of(Endpoint.OPENAPI, uri.getQueryParameters(), facts.timeZone());
        return Answers.tagged(description.openApi(), MediaType.APPLICATION_JSON, request);
    }

    /** Answers as long as the server runs. */
    @GET
    @Path("health")
    public Response health(@Context UriInfo uri, @Context Request request) {
        Query.of(Endpoint.HEALTH, uri.getQueryParameters(), facts.timeZone());
        return Answers.tagged(Answers.json(new Row().with("status", "ok")), MediaType.APPLICATION_JSON, request);
    }
}
