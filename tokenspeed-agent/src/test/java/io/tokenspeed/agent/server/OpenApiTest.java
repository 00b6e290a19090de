package io.tokenspeed.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description of the API against the running server, in both directions. */
class OpenApiTest {
    @TempDir
    private static Path home;

    private static TestServer server;
    private static JsonNode described;
    private static JsonNode meta;

    @BeforeAll
    static void start() throws IOException, InterruptedException, SQLException {
        PluginDatabase.newest(TestServer.database(home)).write(PluginRow.endedAt("a", 5_000));
        server = TestServer.start(home);
        described = server.json("/api/openapi.json");
        meta = server.json("/api/meta");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void paths_areThoseOfTheServer() {
        Set<String> served = new TreeSet<>();
        meta.get("endpoints")
                .forEach(endpoint -> served.add(endpoint.get("path").asText()));

        assertThat(described.get("openapi").asText()).startsWith("3.1");
        assertThat(names(described.get("paths"))).isEqualTo(served);
    }

    @Test
    void parameters_areThoseOfTheServerWithTheirValues() {
        for (JsonNode endpoint : meta.get("endpoints")) {
            JsonNode operation =
                    described.get("paths").get(endpoint.get("path").asText()).get("get");
            Set<String> names = new TreeSet<>();
            for (JsonNode parameter : operation.get("parameters")) {
                JsonNode resolved = resolve(parameter);
                if (resolved.get("in").asText().equals("query")) {
                    names.add(resolved.get("name").asText());
                }
            }
            Set<String> served = new TreeSet<>();
            endpoint.get("parameters")
                    .forEach(parameter -> served.add(parameter.get("name").asText()));
            assertThat(names).as(endpoint.get("path").asText()).isEqualTo(served);
            endpoint.get("parameters").forEach(OpenApiTest::assertValues);
        }
    }

    private static void assertValues(JsonNode parameter) {
        JsonNode schema = described
                .get("components")
                .get("parameters")
                .get(parameter.get("name").asText())
                .get("schema");
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
        for (String path : names(described.get("paths"))) {
            JsonNode content = described
                    .get("paths")
                    .get(path)
                    .get("get")
                    .get("responses")
                    .get("200")
                    .get("content");
            if (content.has("application/json") && !path.equals("/api/openapi.json")) {
                assertMatches(
                        path, server.json(path), content.get("application/json").get("schema"));
            }
        }
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
