package io.tokenspeed.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.tokenspeed.testkit.protocol.Vectors;

/** Validates ingest bodies with the published schema. */
public final class IngestSchema {
    private static final JsonSchema BODY = schema("");
    private static final JsonSchema RECORD = schema("record");

    private IngestSchema() {}

    private static JsonSchema schema(String definition) {
        ObjectNode schema = Vectors.ingestSchema().deepCopy();
        if (!definition.isEmpty()) {
            ObjectNode record = schema.at("/$defs/" + definition).deepCopy();
            record.set("$defs", schema.get("$defs"));
            schema = record;
        } else {
            ((ObjectNode) schema.at("/properties/records")).remove("items");
        }
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    }

    /** Whether all of a body except its records is valid. */
    public static boolean isValidEnvelope(JsonNode body) {
        return BODY.validate(body).isEmpty();
    }

    /** Whether a record is valid. */
    public static boolean isValidRecord(JsonNode record) {
        return RECORD.validate(record).isEmpty();
    }

    /** The violations in a body and its records, for people; empty when there are none. */
    public static String problems(JsonNode body) {
        StringBuilder problems = new StringBuilder();
        BODY.validate(body).forEach(problem -> problems.append(problem).append('\n'));
        body.path("records")
                .forEach(record -> RECORD.validate(record)
                        .forEach(problem -> problems.append(problem).append('\n')));
        return problems.toString();
    }
}
