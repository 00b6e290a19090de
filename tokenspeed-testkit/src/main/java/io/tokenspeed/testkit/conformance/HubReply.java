package io.tokenspeed.testkit.conformance;

import java.util.HashMap;
import java.util.Map;

/**
 * An answer of the mock hub.
 *
 * @param status its status
 * @param headers its headers
 * @param body its body
 */
public record HubReply(int status, Map<String, String> headers, String body) {
    public HubReply {
        headers = Map.copyOf(headers);
    }

    /** A JSON answer with a status. */
    public static HubReply json(int status, String body) {
        return new HubReply(status, Map.of("Content-Type", "application/json"), body);
    }

    /** A problem document with a code. */
    public static HubReply problem(int status, String code) {
        return problem(status, code, "");
    }

    /** A problem document with further members, each beginning with a comma. */
    public static HubReply problem(int status, String code, String members) {
        return new HubReply(
                status,
                Map.of("Content-Type", "application/problem+json"),
                "{\"type\":\"https://tokenspeed.dev/problems/" + code + "\",\"title\":\"" + code + "\",\"status\":"
                        + status + ",\"code\":\"" + code + "\"" + members + "}");
    }

    /** This answer with one more header. */
    public HubReply with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new HubReply(status, more, body);
    }
}
