package io.tokenspeed.hub.http;

import io.tokenspeed.server.json.JsonBytes;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer of a route.
 *
 * @param status the HTTP status
 * @param headers headers besides the ones of every answer
 * @param body the members of the JSON object
 */
public record RawAnswer(int status, Map<String, String> headers, JsonBytes.Members body) {
    public RawAnswer {
        headers = Map.copyOf(headers);
    }

    /** An answer with the members of a JSON object. */
    public static RawAnswer json(int status, JsonBytes.Members body) {
        return new RawAnswer(status, Map.of(), body);
    }

    /** Returns this answer with more headers. */
    public RawAnswer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new RawAnswer(status, all, body);
    }
}
