package io.tokenspeed.hub.predecessor;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.hub.http.Refusal;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.server.json.StrictJson;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as the predecessor writes it, whose numbers may be fractions. Refuses unknown members and other forms.
 */
final class PredecessorObject {
    private static final StrictJson JSON = new StrictJson(StreamReadConstraints.builder()
            .maxNestingDepth(8)
            .maxStringLength(256)
            .maxNameLength(32)
            .maxNumberLength(40)
            .build());

    private final JsonNode node;

    PredecessorObject(JsonNode node, Set<String> known) {
        this.node = node;
        if (!node.isObject()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID);
        }
        node.fieldNames().forEachRemaining(name -> require(known.contains(name)));
    }

    static PredecessorObject read(byte[] body, Set<String> known) {
        try {
            return new PredecessorObject(JSON.tree(body), known);
        } catch (IOException malformed) {
            throw Refusal.of(ErrorCode.MALFORMED_JSON);
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID);
        }
    }

    @Nullable
    String text(String name, Pattern form) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        require(value.isTextual() && form.matcher(value.asText()).matches());
        return value.asText();
    }

    /** Reads a text of this form, which must be there. */
    String needed(String name, Pattern form) {
        String text = text(name, form);
        require(text != null);
        return String.valueOf(text);
    }

    long count(String name, long most) {
        JsonNode value = node.path(name);
        require(value.isIntegralNumber() && value.canConvertToLong());
        require(value.asLong() >= 0 && value.asLong() <= most);
        return value.asLong();
    }

    @Nullable
    Double fraction(String name, double most) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        require(value.isNumber() && value.asDouble() >= 0 && value.asDouble() <= most);
        return value.asDouble();
    }

    Iterable<JsonNode> list(String name, int most) {
        JsonNode value = node.path(name);
        require(value.isArray() && value.size() <= most);
        return value;
    }
}
