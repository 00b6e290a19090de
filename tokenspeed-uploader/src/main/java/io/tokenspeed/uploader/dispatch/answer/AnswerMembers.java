package io.tokenspeed.uploader.dispatch.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.tokenspeed.model.wire.WireHeader;
import io.tokenspeed.uploader.hub.HubAnswer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads members of successful answers. */
public final class AnswerMembers {
    private static final long LAST_SECOND = 9_999_999_999L;

    private AnswerMembers() {}

    /** A member of the answer, else of the configuration in it. */
    private static JsonNode member(HubAnswer answer, String name) {
        JsonNode own = answer.json().path(name);
        return own.isMissingNode() ? answer.json().path("config").path(name) : own;
    }

    public static Optional<String> text(HubAnswer answer, String name) {
        JsonNode value = member(answer, name);
        return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
    }

    public static OptionalLong number(HubAnswer answer, String name) {
        JsonNode value = member(answer, name);
        boolean usable = value.isIntegralNumber() && value.canConvertToLong() && value.asLong() >= 0;
        return usable ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
    }

    /** Rejects an answer to a request for the configuration that does not have the protocol's form. */
    public static void checkConfig(HubAnswer answer) throws UnusableAnswerException {
        checkHub(answer);
        JsonNode json = answer.json();
        AnswerFields.text(json, "hubEpoch");
        AnswerFields.text(json, "status");
        for (JsonNode object : List.of(json, json.path("config"))) {
            AnswerFields.optionalNumber(object, "resendSince", 0, LAST_SECOND);
            AnswerFields.optionalNumber(object, "tickSeconds", 1, LAST_SECOND);
        }
    }

    /** Rejects an answer to a heartbeat or to names of projects that does not have the protocol's form. */
    public static void checkOk(HubAnswer answer) throws UnusableAnswerException {
        checkHub(answer);
        if (!AnswerFields.text(answer.json(), "status").equals("ok")) {
            throw new UnusableAnswerException("status is not ok");
        }
    }

    private static void checkHub(HubAnswer answer) throws UnusableAnswerException {
        if (!answer.isFromHub()) {
            throw new UnusableAnswerException(WireHeader.SERVER_TIME + " is missing");
        }
    }

    /** Whether the hub names a status of this device, such as {@code pending}. */
    public static boolean isStatus(HubAnswer answer, String status) {
        return text(answer, "status").equals(Optional.of(status));
    }

    /** Whether the hub asks for a new key. */
    public static boolean asksToRotate(HubAnswer answer) {
        for (JsonNode directive : member(answer, "directives")) {
            if (directive.path("type").asText().equals("rotate_key")) {
                return true;
            }
        }
        return false;
    }
}
