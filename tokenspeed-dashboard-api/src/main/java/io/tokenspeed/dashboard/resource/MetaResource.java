package io.tokenspeed.dashboard.resource;

import io.tokenspeed.dashboard.ServerFacts;
import io.tokenspeed.dashboard.access.AccessFilter;
import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Parameter;
import io.tokenspeed.dashboard.query.Query;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;

/** What the API is: its paths, units and words, its description in OpenAPI, and whether it is there. */
@Path("/")
public final class MetaResource {
    private final ServerFacts facts;

    public MetaResource(ServerFacts facts) {
        this.facts = facts;
    }

    /** What the API offers. */
    @GET
    @Path("meta")
    public Response meta(@Context UriInfo uri, @Context Request request) {
        Query.of(Endpoint.META, uri.getQueryParameters(), facts.timeZone());
        Instant imported = facts.lastImportAt();
        Row row = new Row()
                .with("apiVersion", AccessFilter.API_VERSION)
                .with("schemaVersion", facts.schemaVersion())
                .with("version", facts.version())
                .with("startedAt", facts.startedAt().toString())
                .with("timeZone", facts.timeZone().getId())
                .with("database", new Row().with("name", facts.databaseName()))
                .with("importing", facts.importing())
                .with("lastImportAt", imported == null ? null : imported.toString())
                .with(
                        "live",
                        new Row().with("readers", facts.liveReaders()).with("dropped", facts.droppedLiveReaders()))
                .with(
                        "endpoints",
                        Arrays.stream(Endpoint.values())
                                .map(MetaResource::endpoint)
                                .toList())
                .with("units", Words.UNITS)
                .with("definitions", Words.DEFINITIONS);
        return Answers.tagged(Answers.json(row), MediaType.APPLICATION_JSON, request);
    }

    private static Row endpoint(Endpoint endpoint) {
        return new Row()
                .with("path", endpoint.path())
                .with("description", endpoint.description())
                .with(
                        "parameters",
                        endpoint.parameters().stream()
                                .map(MetaResource::parameter)
                                .toList());
    }

    private static Row parameter(Parameter parameter) {
        return new Row()
                .with("name", parameter.key())
                .with("description", parameter.description())
                .with("allowed", parameter.allowed());
    }

    /** The API in OpenAPI. */
    @GET
    @Path("openapi.json")
    public Response openApi(@Context UriInfo uri, @Context Request request) {
        Query.of(Endpoint.OPENAPI, uri.getQueryParameters(), facts.timeZone());
        try (InputStream text = MetaResource.class.getResourceAsStream("/io/tokenspeed/dashboard/openapi.json")) {
            if (text == null) {
                throw new IllegalStateException("the resource openapi.json is missing");
            }
            return Answers.tagged(text.readAllBytes(), MediaType.APPLICATION_JSON, request);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether the server answers. */
    @GET
    @Path("health")
    public Response health(@Context UriInfo uri, @Context Request request) {
        Query.of(Endpoint.HEALTH, uri.getQueryParameters(), facts.timeZone());
        return Answers.tagged(Answers.json(new Row().with("status", "ok")), MediaType.APPLICATION_JSON, request);
    }
}
