package io.tokenspeed.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A record as the mock hub holds it.
 *
 * @param revision the revision of the record
 * @param text its exact JSON
 * @param json its JSON, parsed
 */
public record StoredBucket(int revision, String text, JsonNode json) {
    /** The requests in the record. */
    public long requests() {
        return json.path("requests").asLong();
    }

    /** The tokens in the record, of all classes. */
    public long tokens() {
        JsonNode tokens = json.path("tokens");
        return tokens.path("input").asLong()
                + tokens.path("output").asLong()
                + tokens.path("cacheRead").asLong()
                + tokens.path("cacheWrite5m").asLong()
                + tokens.path("cacheWrite1h").asLong();
    }
}
