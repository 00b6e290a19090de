package io.tokenspeed.dashboard.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tokenspeed.dashboard.answer.Answers;
import io.tokenspeed.dashboard.answer.Row;
import io.tokenspeed.dashboard.query.Endpoint;
import io.tokenspeed.dashboard.query.Parameter;
import io.tokenspeed.dashboard.query.ServerKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;

/**
 * Describes the API of one kind of server to programs: as a list of endpoints, and in OpenAPI. Both leave out what this
 * kind of server lacks.
 */
final class Description {
    private static final String FILE = "/io/tokenspeed/dashboard/openapi.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServerKind server;

    Description(ServerKind server) {
        this.server = server;
    }

    /** The endpoints with their parameters, as rows. */
    Object endpoints() {
        return Arrays.stream(Endpoint.values())
                .filter(server::has)
                .map(this::endpoint)
                .toList();
    }

    private Row endpoint(Endpoint endpoint) {
        return new Row()
                .with("method", endpoint.method())
                .with("path", endpoint.path())
                .with("description", endpoint.description())
                .with(
                        "parameters",
                        server.parameters(endpoint).stream()
                                .map(this::parameter)
                                .toList());
    }

    private Row parameter(Parameter parameter) {
        return new Row()
                .with("name", parameter.key())
                .with("description", parameter.description())
                .with("allowed", server.allowed(parameter));
    }

    /** The description in OpenAPI 3.1, as JSON in UTF-8. */
    byte[] openApi() {
        JsonNode all = read();
        ObjectNode paths = (ObjectNode) all.path("paths");
        ObjectNode parameters = (ObjectNode) all.path("components").path("parameters");
        for (Endpoint endpoint : Endpoint.values()) {
            if (!server.has(endpoint)) {
                paths.remove(endpoint.path());
            }
        }
        for (Parameter parameter : Parameter.values()) {
            if (!isKnown(parameter)) {
                parameters.remove(parameter.reference());
                paths.forEach(path -> forget(parameter, path.path("get").path("parameters")));
            } else if (server.allowed(parameter).isEmpty()) {
                ((ObjectNode) parameters.path(parameter.reference()).path("schema")).remove("enum");
            }
        }
        return Answers.json(all);
    }

    private boolean isKnown(Parameter parameter) {
        return Arrays.stream(Endpoint.values())
                .filter(server::has)
                .anyMatch(endpoint -> server.parameters(endpoint).contains(parameter));
    }

    private static void forget(Parameter parameter, JsonNode references) {
        for (Iterator<JsonNode> each = references.iterator(); each.hasNext(); ) {
            if (each.next().path("$ref").asText().endsWith("/" + parameter.reference())) {
                each.remove();
            }
        }
    }

    private static JsonNode read() {
        try (InputStream text = Description.class.getResourceAsStream(FILE)) {
            if (text == null) {
                throw new IllegalStateException("the resource openapi.json is missing");
            }
            return JSON.readTree(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
