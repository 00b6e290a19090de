package io.tokenspeed.testkit.conformance.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpHeaders;

/**
 * An answer of the hub under test.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body as text
 */
record TestAnswer(int status, HttpHeaders headers, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The body as JSON; a missing node when it is not JSON. */
    JsonNode json() {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException other) {
            return MissingNode.getInstance();
        }
    }

    /** The problem's code; empty when there is none. */
    String code() {
        return json().path("code").asText();
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    @Override
    public String toString() {
        return status + " " + (body.length() > 200 ? body.substring(0, 200) + "..." : body);
    }
}
