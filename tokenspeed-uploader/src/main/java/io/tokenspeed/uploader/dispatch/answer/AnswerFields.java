package io.tokenspeed.uploader.dispatch.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/**
 * Reads members of a hub's answer as strictly as the hub reads ours. Ignores unknown members, because later versions
 * may add some.
 */
public final class AnswerFields {
    private AnswerFields() {}

    /** A whole number from {@code least} to {@code most}. */
    static long number(JsonNode object, String name, long least, long most) throws UnusableAnswerException {
        return optionalNumber(object, name, least, most)
                .orElseThrow(() -> new UnusableAnswerException(name + " is missing"));
    }

    /** Like {@link #number}, but for a member that may be absent. */
    static OptionalLong optionalNumber(JsonNode object, String name, long least, long most)
            throws UnusableAnswerException {
        JsonNode value = object.path(name);
        if (value.isMissingNode()) {
            return OptionalLong.empty();
        }
        boolean within = value.isIntegralNumber()
                && value.canConvertToLong()
                && value.asLong() >= least
                && value.asLong() <= most;
        if (!within) {
            throw new UnusableAnswerException(name + " is no whole number from " + least + " to " + most);
        }
        return OptionalLong.of(value.asLong());
    }

    /** A text. */
    static String text(JsonNode object, String name) throws UnusableAnswerException {
        JsonNode value = object.path(name);
        if (!value.isTextual()) {
            throw new UnusableAnswerException(name + (value.isMissingNode() ? " is missing" : " is no text"));
        }
        return value.asText();
    }

    /** A member that may be absent, and is one of these texts otherwise. */
    public static void oneOf(JsonNode object, String name, List<String> texts) throws UnusableAnswerException {
        if (object.has(name) && !texts.contains(text(object, name))) {
            throw new UnusableAnswerException(name + " is not " + String.join(" or ", texts));
        }
    }

    /** A list of objects. */
    static List<JsonNode> objects(JsonNode object, String name) throws UnusableAnswerException {
        JsonNode value = object.path(name);
        List<JsonNode> objects =
                StreamSupport.stream(value.spliterator(), false).toList();
        if (!value.isArray() || !objects.stream().allMatch(JsonNode::isObject)) {
            throw new UnusableAnswerException(
                    name + (value.isMissingNode() ? " is missing" : " is no list of objects"));
        }
        return objects;
    }
}
