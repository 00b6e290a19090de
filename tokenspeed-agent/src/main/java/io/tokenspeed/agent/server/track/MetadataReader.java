package io.tokenspeed.agent.server.track;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.track.Metadata;
import io.tokenspeed.model.track.json.TrackJson;
import io.tokenspeed.server.json.ClosedObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Reads the member {@code metadata}, which is small enough that no prompt fits into it. */
final class MetadataReader {
    private static final int MOST_MEMBERS = 32;
    private static final int MOST_NAME = 64;
    private static final int MOST_TEXT = 256;
    private static final int MOST_BYTES = 4 << 10;

    private MetadataReader() {}

    static Metadata read(ClosedObject body) {
        ClosedObject object = body.optionalObject("metadata");
        if (object == null) {
            return Metadata.NONE;
        }
        Map<String, JsonNode> members = object.members();
        if (members.size() > MOST_MEMBERS) {
            throw body.wrong("metadata", "must have at most " + MOST_MEMBERS + " members");
        }
        Map<String, Object> values = new TreeMap<>();
        members.forEach((name, value) -> values.put(name, value(body, name, value)));
        Metadata metadata = new Metadata(values);
        String json = TrackJson.of(metadata);
        if (json != null && json.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw body.wrong("metadata", "must have at most 4 KiB");
        }
        return metadata;
    }

    /** Names of members are a client's words, so the fault points to the object. */
    private static Object value(ClosedObject body, String name, JsonNode value) {
        if (name.isEmpty() || characters(name) > MOST_NAME) {
            throw body.wrong("metadata", "must have names of 1 to " + MOST_NAME + " characters");
        }
        if (value.isTextual() && characters(value.asText()) <= MOST_TEXT) {
            return value.asText();
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.asLong();
        }
        if (value.isNumber() && !Double.isInfinite(value.asDouble())) {
            return value.asDouble();
        }
        throw body.wrong(
                "metadata", "must hold texts of at most " + MOST_TEXT + " characters, numbers, true and false only");
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }
}
