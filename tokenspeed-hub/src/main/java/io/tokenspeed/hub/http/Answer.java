package io.tokenspeed.hub.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a route answers.
 *
 * @param status the HTTP status
 * @param headers headers besides those that every answer has
 * @param body JSON
 */
public record Answer(int status, Map<String, String> headers, JsonText.Members body) {
    public Answer {
        headers = Map.copyOf(headers);
    }

    /** An answer with the members of a JSON object. */
    public static Answer json(int status, JsonText.Members body) {
        return new Answer(status, Map.of(), body);
    }

    /** The same with more headers. */
    public Answer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Answer(status, all, body);
    }
}
