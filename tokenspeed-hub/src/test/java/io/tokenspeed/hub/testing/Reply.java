package io.tokenspeed.hub.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/** An answer of a hub. */
public record Reply(int status, HttpHeaders headers, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Reply of(HttpResponse<String> response) {
        return new Reply(response.statusCode(), response.headers(), response.body());
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /** The status, and the code where there is one: {@code 200} or {@code 409 nonce_replayed}. */
    public String verdict() {
        String code = json().path("code").asText("");
        return code.isEmpty() ? Integer.toString(status) : status + " " + code;
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
