package io.tokenspeed.agent.server.track;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.tokenspeed.model.track.TrackEvent;
import io.tokenspeed.model.track.json.TrackJson;
import io.tokenspeed.server.problem.BadQueryException;
import io.tokenspeed.sources.engine.KnownAgent;
import io.tokenspeed.testkit.track.TestEvents;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The published schema and the reader decide alike. */
class TrackSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EventReader READER = new EventReader(Clock.systemUTC());
    private static final int MUTATIONS = 6_000;

    /** The ends of sentences about rules that no schema can say. */
    private static final List<String> BEYOND = List.of(
            "five minutes from now.",
            "reasoning must be at most output, which it is a part of.",
            "ttftMs must be at most durationMs, which it is a part of.",
            "must be durationMs in microseconds.",
            "must not be before answerUs and firstUs.",
            "metadata must have at most 4 KiB.");

    /** What mutations put in the place of values. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1000000001",
            "\"\"",
            "\"ok\"",
            "\"a b\"",
            "\"x\\u0007\"",
            "[]",
            "{}",
            "\"" + "y".repeat(257) + "\"",
            "\"chat\"",
            "\"db\"",
            "\"cost_event\"",
            "\"USD\"",
            "\"claude\"",
            "86400001",
            "\"2026-03-10T10:00:05Z\"",
            "\"aiTokens\"",
            "\"failed\"",
            "[{}]");

    private static final List<String> NAMES = List.of(
            "id",
            "app",
            "sessionId",
            "kind",
            "status",
            "errorKind",
            "durationMs",
            "tokens",
            "timing",
            "labels",
            "amount",
            "units",
            "currency",
            "resource",
            "endUs",
            "ttftMs",
            "chunks",
            "prompt",
            "reasoning",
            "model",
            "webSearches");

    private static JsonSchema schema() throws IOException {
        ObjectNode schema = (ObjectNode) JSON.readTree(TrackSchemaResource.schema());
        schema.remove("anyOf");
        schema.put("$ref", "#/$defs/event");
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    }

    private static List<JsonNode> valid() throws IOException {
        List<TrackEvent> events = new ArrayList<>(TestEvents.random(5));
        events.add(TestEvents.start("s", "ada", "p"));
        List<JsonNode> bodies = new ArrayList<>();
        JSON.readTree(TrackJson.batch(events)).get("events").forEach(bodies::add);
        bodies.add(
                JSON.readTree(
                        "{\"type\":\"interaction\",\"id\":\"i\",\"app\":\"a\",\"sessionId\":\"s\",\"kind\":\"chat\","
                                + "\"status\":\"ok\",\"endedAt\":\"2026-03-10T10:00:05.1+01:00\",\"durationMs\":4950,\"model\":{\"name\":\"m\"},"
                                + "\"timing\":{\"ttftMs\":820,\"chunks\":212},\"webSearches\":2,\"charges\":[{\"component\":\"aiTokens\","
                                + "\"amount\":1.5,\"currency\":\"USD\"},{\"component\":\"apiCalls\",\"units\":1,\"resource\":\"r\"}]}"));
        return bodies;
    }

    @Test
    void valid_isAcceptedByBoth() throws IOException {
        JsonSchema schema = schema();

        for (JsonNode body : valid()) {
            assertThat(schema.validate(body)).as(body.toString()).isEmpty();
            assertThat(fault(body)).as(body.toString()).isNull();
        }
    }

    @Test
    void app_ofTheNameOfAnAgent_isRefusedByBoth() throws IOException {
        JsonSchema schema = schema();

        for (String agent : KnownAgent.TOOLS) {
            ObjectNode body = (ObjectNode) valid().get(0);
            body.put("app", agent);
            assertThat(schema.validate(body)).as(agent).isNotEmpty();
            assertThat(fault(body)).as(agent).isNotNull();
        }
    }

    @Test
    void mutated_isJudgedAlike() throws IOException {
        JsonSchema schema = schema();
        List<JsonNode> bodies = valid();
        Random random = new Random(7);
        int refused = 0;

        for (int i = 0; i < MUTATIONS; i++) {
            JsonNode body = bodies.get(random.nextInt(bodies.size())).deepCopy();
            for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
                mutate(body, random);
            }
            String fault = fault(body);
            boolean beyond = fault != null && BEYOND.stream().anyMatch(fault::endsWith);
            refused += fault == null ? 0 : 1;
            if (!beyond) {
                assertThat(schema.validate(body).isEmpty())
                        .as("%s: %s", body, fault)
                        .isEqualTo(fault == null);
            }
        }

        assertThat(refused).isBetween(MUTATIONS / 4, MUTATIONS * 95 / 100);
    }

    private static void mutate(JsonNode body, Random random) throws IOException {
        List<ObjectNode> objects = new ArrayList<>();
        collect(body, objects);
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        JsonNode value = JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
        switch (random.nextInt(3)) {
            case 0 -> object.set(NAMES.get(random.nextInt(NAMES.size())), value);
            case 1 -> {
                if (!names.isEmpty()) {
                    object.set(names.get(random.nextInt(names.size())), value);
                }
            }
            default -> {
                if (!names.isEmpty()) {
                    object.remove(names.get(random.nextInt(names.size())));
                }
            }
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(child -> collect(child, objects));
        }
    }

    /** The reader's sentence; null where it accepts. */
    private static @Nullable String fault(JsonNode body) {
        try {
            assertThat(READER.event("", body)).isNotNull();
            return null;
        } catch (BadQueryException wrong) {
            return String.valueOf(wrong.getMessage());
        }
    }
}
