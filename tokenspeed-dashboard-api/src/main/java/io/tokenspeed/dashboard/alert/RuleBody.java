package io.tokenspeed.dashboard.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tokenspeed.model.alert.AlertFieldException;
import io.tokenspeed.model.alert.AlertRule;
import io.tokenspeed.server.problem.BadQueryException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The JSON that a client sends. Each wrong member is refused in a sentence that names it. */
public final class RuleBody {
    private static final int MOST_BYTES = 64 << 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Members of an answer that a client may send back and that say nothing about the rule. */
    private static final Set<String> ANSWERED = Set.of("unit", "series");

    private RuleBody() {}

    /**
     * Reads an object.
     *
     * @throws BadQueryException if the body is none
     */
    public static JsonNode object(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        try {
            JsonNode json = JSON.readTree(bytes.length > MOST_BYTES ? new byte[0] : bytes);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException noJson) {
            throw notAnObject();
        }
        throw notAnObject();
    }

    private static BadQueryException notAnObject() {
        return new BadQueryException("The body must be one JSON object of at most 64 KiB.", "body", List.of());
    }

    /**
     * Reads a rule. Members that are absent or null have the default of the rule's kind.
     *
     * @throws BadQueryException if a member is unknown to rules of this kind or has a value that is not allowed
     */
    public static AlertRule rule(JsonNode json) {
        Map<String, String> fields = new LinkedHashMap<>();
        json.properties().forEach(member -> {
            if (!ANSWERED.contains(member.getKey()) && !member.getValue().isNull()) {
                fields.put(member.getKey(), text(member.getKey(), member.getValue()));
            }
        });
        try {
            return AlertRule.parse(fields);
        } catch (AlertFieldException wrong) {
            throw new BadQueryException(ended(wrong), wrong.field(), List.of(wrong.allowed()));
        }
    }

    /** Problem documents hold sentences. */
    private static String ended(AlertFieldException wrong) {
        String message = String.valueOf(wrong.getMessage());
        return message.endsWith(".") ? message : message + ".";
    }

    private static String text(String name, JsonNode value) {
        if (value.isNumber()) {
            return new BigDecimal(value.asText()).stripTrailingZeros().toPlainString();
        }
        if (value.isArray()) {
            List<String> texts = new ArrayList<>();
            value.forEach(item -> texts.add(item.asText()));
            return String.join(",", texts);
        }
        if (value.isObject()) {
            throw new BadQueryException(
                    "Member \"" + name + "\" must be a text, a number, a list of texts, true or false.",
                    name,
                    List.of());
        }
        return value.asText();
    }
}
