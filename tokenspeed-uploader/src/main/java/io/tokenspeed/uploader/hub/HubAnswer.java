package io.tokenspeed.uploader.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tokenspeed.model.wire.ErrorCode;
import io.tokenspeed.model.wire.WireHeader;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * An answer, read with distrust: anybody between the device and its hub may have sent it.
 *
 * @param status the HTTP status
 * @param json the body; a missing node where it is not JSON
 * @param serverTime the hub's clock in seconds since the epoch; empty where another server answered
 * @param retryAfter the seconds to wait; empty where none or no number was given
 */
public record HubAnswer(int status, JsonNode json, OptionalLong serverTime, OptionalLong retryAfter) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern TIME = Pattern.compile("[1-9][0-9]{9}");

    static HubAnswer of(Reply reply) {
        return new HubAnswer(
                reply.status(),
                json(reply.body()),
                number(reply.header(WireHeader.SERVER_TIME), TIME),
                number(reply.header("Retry-After"), SECONDS));
    }

    private static JsonNode json(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json == null ? MissingNode.getInstance() : json;
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static OptionalLong number(Optional<String> header, Pattern form) {
        return header.map(String::strip)
                .filter(text -> form.matcher(text).matches())
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    /** Whether the status is 2xx and the body is a JSON object. */
    public boolean isSuccess() {
        return status / 100 == 2 && json.isObject();
    }

    /** Whether this is a success that carries the hub's clock, which the answer of another server does not. */
    public boolean isFromHub() {
        return isSuccess() && (serverTime.isPresent() || json.path("serverTime").isIntegralNumber());
    }

    /** The code of a problem document as written; empty where there is none. */
    public String code() {
        return json.path("code").isTextual() ? json.path("code").asText() : "";
    }

    /** The code, if this version knows it and it fits the status. */
    public Optional<ErrorCode> known() {
        return ErrorCode.of(code()).filter(code -> code.status() == status);
    }

    /** The answer for people: the code, else the status. */
    public String inWords() {
        return code().isEmpty() ? Integer.toString(status) : code();
    }
}
