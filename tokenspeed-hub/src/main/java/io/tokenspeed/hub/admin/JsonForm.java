package io.tokenspeed.hub.admin;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tokenspeed.server.problem.BadQueryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** A JSON object with known fields, each absent or of one type. */
final class JsonForm {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode object;

    private JsonForm(JsonNode object) {
        this.object = object;
    }

    /**
     * Reads a body.
     *
     * @throws BadQueryException if it is no object or has a field that is not known
     */
    static JsonForm read(byte[] body, Set<String> known) {
        JsonNode node = parse(body);
        if (!node.isObject()) {
            throw new BadQueryException("The body must be a JSON object.", "body", List.of());
        }
        node.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                List<String> allowed = known.stream().sorted().toList();
                throw new BadQueryException(
                        "The body has an unknown field; known are " + String.join(", ", allowed) + ".",
                        "body",
                        allowed);
            }
        });
        return new JsonForm(node);
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw new BadQueryException("The body is not well-formed JSON.", "body", List.of());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    long number(String field, long otherwise) {
        JsonNode value = object.path(field);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new BadQueryException(field + " must be a whole number.", field, List.of());
        }
        return value.asLong();
    }

    boolean flag(String field, boolean otherwise) {
        JsonNode value = object.path(field);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw new BadQueryException(field + " must be true or false.", field, List.of("true", "false"));
        }
        return value.asBoolean();
    }

    String text(String field, String otherwise) {
        JsonNode value = object.path(field);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isTextual()) {
            throw new BadQueryException(field + " must be a text.", field, List.of());
        }
        return value.asText();
    }
}
