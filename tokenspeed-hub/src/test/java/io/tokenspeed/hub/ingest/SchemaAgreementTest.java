package io.tokenspeed.hub.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.tokenspeed.hub.config.RecordLimits;
import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.hub.testing.Bodies;
import io.tokenspeed.hub.testing.TestHub;
import io.tokenspeed.model.upload.Rejection;
import io.tokenspeed.model.wire.RecordCode;
import io.tokenspeed.testkit.protocol.Vectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The hub's own reader and the published JSON schema accept the same bodies. */
class SchemaAgreementTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Vectors.ingestSchema());
    private static final RecordLimits LIMITS = new RecordLimits(20_000, 100_000_000, 10_000);
    private static final RecordRules RULES = new RecordRules(LIMITS, Set.of(), Set.of());
    private static final int ROUNDS = 4000;

    private final Random random = new Random(4);
    private int refused;

    @Test
    void reader_agreesWithTheSchema_onMutatedBodies() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            ObjectNode body = (ObjectNode) JSON.readTree(full());
            for (int i = random.nextInt(3); i >= 0; i--) {
                mutate(body);
            }
            String text = JSON.writeValueAsString(body);

            assertThat(isAccepted(text)).as(text).isEqualTo(isValid(body));
        }
        assertThat(refused).isBetween(ROUNDS / 4, ROUNDS - ROUNDS / 20);
    }

    /** A body with every member that is allowed. */
    private static String full() {
        return Bodies.batch(Bodies.record(1_790_000_100, 1, "claude-sonnet-4-5"))
                .replace(
                        "\"cacheRead\":30000",
                        "\"cacheRead\":30000,\"reasoning\":4,\"cacheWrite5m\":5,\"cacheWrite1h\":6")
                .replace("\"errors\":{}", "\"errors\":{\"rateLimited\":0,\"cancelled\":1}")
                .replace("\"e2eMs\":27100", "\"e2eMs\":27100,\"approxRequests\":1")
                .replaceFirst("]}$", "],\"losses\":[{\"reason\":\"expired\",\"records\":3}]}");
    }

    private boolean isAccepted(String text) {
        try {
            ReceivedBatch batch = BatchReader.read(text.getBytes(UTF_8), RULES, TestHub.NOW);
            boolean valid = batch.rejected().stream().map(Rejection::code).noneMatch(RecordCode.SCHEMA_INVALID::equals);
            refused += valid ? 0 : 1;
            return valid;
        } catch (Refusal refusal) {
            refused++;
            return false;
        }
    }

    /** Adds the one rule that the schema cannot express: the start is a multiple of the length. */
    private static boolean isValid(JsonNode body) {
        if (!SCHEMA.validate(body).isEmpty()) {
            return false;
        }
        for (JsonNode record : body.get("records")) {
            if (record.get("bucketStart").asLong() % record.get("bucketSeconds").asLong() != 0) {
                return false;
            }
        }
        return true;
    }

    private void mutate(ObjectNode body) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(body, objects);
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            object.put("unknown", 1);
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(8)) {
            case 0 -> object.remove(name);
            case 1 -> object.put("unknown", 1);
            default -> object.set(name, value(object.get(name)));
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }

    private JsonNode value(JsonNode old) {
        if (old instanceof ArrayNode array && random.nextBoolean()) {
            array.add(value(JSON.valueToTree(7)));
            return array;
        }
        List<Object> values = List.of(
                -2L,
                -1L,
                0L,
                1L,
                5L,
                60L,
                300L,
                301L,
                1023L,
                1024L,
                1_000_000L,
                1_000_001L,
                1_789_999_980L,
                1_000_000_000_000L,
                1_000_000_000_001L,
                4_294_967_297L,
                9_007_199_254_740_991L,
                9_007_199_254_740_992L,
                Long.MAX_VALUE,
                1.5,
                true,
                "none",
                "",
                "Upper",
                "a/b",
                "ok-1",
                "x".repeat(33),
                "x".repeat(65),
                "p_mAs1Z-MAh_yK2kB2taFg8A",
                "linux",
                "1.2",
                List.of(),
                List.of(1, 2),
                List.of("a"),
                java.util.Map.of());
        return JSON.valueToTree(values.get(random.nextInt(values.size())));
    }
}
