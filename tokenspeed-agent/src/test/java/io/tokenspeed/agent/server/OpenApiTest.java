package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.tokenspeed.agent.upload.LocalUploads;
import io.tokenspeed.model.environment.Environment;
import io.tokenspeed.model.price.Pricing;
import io.tokenspeed.store.SqliteLocalStorage;
import io.tokenspeed.uploader.Uploader;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description of the API against the running server, in both directions. */
class OpenApiTest {
    private static final List<Class<? extends Annotation>> METHODS =
            List.of(GET.class, POST.class, PUT.class, DELETE.class);

    @TempDir
    private static Path home;

    private static TestServer server;
    private static JsonNode described;
    private static JsonNode meta;

    @BeforeAll
    static void start() throws IOException, InterruptedException, SQLException {
        long anHourAgo = Instant.now().minusSeconds(3_600).toEpochMilli();
        PluginDatabase.newest(TestServer.database(home)).write(PluginRow.endedAt("a", anHourAgo));
        enableUploads();
        server = TestServer.start(home);
        described = server.json("/api/openapi.json");
        meta = server.json("/api/meta");
    }

    /** Without an enrolment nothing is sent, but there is a batch to look at. */
    private static void enableUploads() throws IOException {
        Path database = TestServer.database(home);
        try (SqliteLocalStorage storage = SqliteLocalStorage.open(database, () -> Pricing.NONE);
                Uploader uploader =
                        LocalUploads.of(database, new Environment(Map.of(), home, home), storage, "1.2.3")) {
            uploader.control().enable("http://127.0.0.1:9", true);
            assertThat(uploader.control().preview()).isPresent();
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void paths_areThoseOfTheServer() {
        Map<String, Set<String>> served = new TreeMap<>();
        meta.get("endpoints")
                .forEach(endpoint -> served.computeIfAbsent(endpoint.get("path").asText(), path -> new TreeSet<>())
                        .add(method(endpoint)));

        assertThat(described.get("openapi").asText()).startsWith("3.1");
        assertThat(names(described.get("paths"))).isEqualTo(served.keySet());
        served.forEach((path, methods) ->
                assertThat(names(described.get("paths").get(path))).as(path).isEqualTo(methods));
    }

    private static String method(JsonNode endpoint) {
        return endpoint.get("method").asText().toLowerCase(Locale.ROOT);
    }

    @Test
    void parameters_areThoseOfTheServerWithTheirValues() {
        for (JsonNode endpoint : meta.get("endpoints")) {
            JsonNode operation =
                    described.get("paths").get(endpoint.get("path").asText()).get(method(endpoint));
            Map<String, JsonNode> schemas = new TreeMap<>();
            for (JsonNode parameter : operation.get("parameters")) {
                JsonNode resolved = resolve(parameter);
                if (resolved.get("in").asText().equals("query")) {
                    schemas.put(resolved.get("name").asText(), resolved.get("schema"));
                }
            }
            Set<String> served = new TreeSet<>();
            endpoint.get("parameters")
                    .forEach(parameter -> served.add(parameter.get("name").asText()));
            assertThat(schemas.keySet()).as(endpoint.get("path").asText()).isEqualTo(served);
            endpoint.get("parameters").forEach(parameter -> assertValues(parameter, schemas));
        }
    }

    private static void assertValues(JsonNode parameter, Map<String, JsonNode> schemas) {
        JsonNode schema = schemas.getOrDefault(parameter.get("name").asText(), MissingNode.getInstance());
        if (schema.has("enum")) {
            assertThat(schema.get("enum")).isEqualTo(parameter.get("allowed"));
        } else {
            assertThat(parameter.get("allowed").size())
                    .as(parameter.toString())
                    .isLessThanOrEqualTo(schema.has("maximum") ? 1 : 0);
        }
    }

    @Test
    void answers_haveTheDescribedKeysAndTypes() throws IOException, InterruptedException {
        long batch = server.json("/api/upload/queue").get(0).get("id").asLong();
        for (String path : names(described.get("paths"))) {
            JsonNode schema =
                    described.get("paths").get(path).at("/get/responses/200/content/application~1json/schema");
            if (!schema.isMissingNode() && !path.equals("/api/openapi.json")) {
                String id = id(path, batch);
                String query = path.equals("/api/metrics/historical") ? "?type=latency_llm" : "";
                assertMatches(path, read(path.replace("{id}", id) + query), schema);
            }
        }
    }

    private static String id(String path, long batch) throws IOException, InterruptedException {
        if (path.startsWith("/api/v1/requests/")) {
            return server.json("/api/v1/requests").at("/items/0/id").asText();
        }
        if (path.startsWith("/api/sessions/") || path.startsWith("/api/v1/sessions/")) {
            return server.json("/api/sessions").get(0).get("id").asText();
        }
        if (path.startsWith("/api/stats/users/")) {
            return "local";
        }
        return path.startsWith("/api/alerts/") ? "error-rate" : Long.toString(batch);
    }

    /** Reads with the token, which some answers need on this machine, too. */
    private static JsonNode read(String path) throws IOException, InterruptedException {
        return TestServer.parse(
                server.get(path, "Authorization", "Bearer " + token()).body());
    }

    private static String token() throws IOException {
        return Files.readString(TestServer.database(home).resolveSibling("local-token"))
                .strip();
    }

    @Test
    void flush_isAnsweredAsDescribed() throws IOException, InterruptedException {
        HttpResponse<String> answer = server.send("POST", "/api/upload/flush", "Authorization", "Bearer " + token());

        assertThat(answer.statusCode()).isEqualTo(202);
        assertMatches(
                "flush",
                TestServer.parse(answer.body()),
                described.at("/paths/~1api~1upload~1flush/post/responses/202/content/application~1json/schema"));
    }

    /** What the server really answers, read from its code, so that no path is left out on both sides. */
    @Test
    void routes_areAllDescribed() {
        Set<String> routes = new TreeSet<>(Set.of("/api/live"));
        for (JavaClass resource :
                new ClassFileImporter().importPackages("io.tokenspeed.dashboard", "io.tokenspeed.agent")) {
            for (JavaMethod method : resource.getMethods()) {
                if (METHODS.stream().anyMatch(method::isAnnotatedWith)) {
                    routes.add(route(path(resource), path(method)));
                }
            }
        }

        assertThat(names(described.get("paths"))).isEqualTo(routes);
    }

    private static String path(HasAnnotations<?> element) {
        return element.isAnnotatedWith(jakarta.ws.rs.Path.class)
                ? element.tryGetAnnotationOfType(jakarta.ws.rs.Path.class).get().value()
                : "";
    }

    private static String route(String of, String method) {
        return ("/api/" + of + "/" + method)
                .replaceAll("\\{(\\w+):.*\\}", "{$1}")
                .replaceAll("/+", "/")
                .replaceAll("/$", "");
    }

    @Test
    void problems_haveTheDescribedKeys() throws IOException, InterruptedException {
        JsonNode problem = TestServer.parse(server.get("/api/history?limit=0").body());

        assertMatches(
                "problem", problem, described.get("components").get("schemas").get("Problem"));
    }

    private static void assertMatches(String where, JsonNode value, JsonNode reference) {
        JsonNode schema = resolve(reference);
        if (schema.has("anyOf")) {
            if (!value.isNull()) {
                assertMatches(where, value, schema.get("anyOf").get(0));
            }
            return;
        }
        assertType(where, value, schema.get("type"));
        if (value.isArray()) {
            value.forEach(item -> assertMatches(where + "[]", item, schema.get("items")));
        }
        if (value.isObject() && schema.has("properties")) {
            assertThat(names(schema.get("properties"))).as(where).isEqualTo(names(value));
            for (String key : names(value)) {
                assertMatches(
                        where + "." + key,
                        value.get(key),
                        schema.get("properties").get(key));
            }
        }
    }

    private static void assertType(String where, JsonNode value, JsonNode type) {
        String actual = switch (value.getNodeType()) {
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case ARRAY -> "array";
            case NULL -> "null";
            default -> "object";
        };
        String allowed = type.toString();
        boolean wide = actual.equals("integer") && allowed.contains("\"number\"");
        assertThat(wide || allowed.contains("\"" + actual + "\""))
                .as("%s is %s, described as %s", where, value, allowed)
                .isTrue();
    }

    private static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? described.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
